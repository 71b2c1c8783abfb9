using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House.Contract;

public sealed class SchemaCheckTests
{
    private const string Union = """
        {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
         "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"}}}
        """;

    private const string Components = """
        {"components": {"schemas": {
          "Cat": {"type": "object", "required": ["kind"], "additionalProperties": false, "properties": {"kind": {"type": "string", "enum": ["cat"]}, "lives": {"type": "integer", "format": "int32"}}},
          "Dog": {"type": "object", "required": ["kind", "name"], "additionalProperties": false, "properties": {"kind": {"type": "string", "enum": ["dog"]}, "name": {"type": "string"}}}}}}
        """;

    [Theory]
    [InlineData("""{"type": "string"}""", "\"a\"")]
    [InlineData("""{"type": "string", "nullable": true}""", "null")]
    [InlineData("""{"allOf": [{"type": "string"}], "nullable": true}""", "null")]
    [InlineData("{}", "null")]
    [InlineData("""{"type": "string", "maxLength": 2}""", "\"\ud83d\ude00\ud83d\ude00\"")]
    [InlineData("""{"type": "string", "format": "date"}""", "\"2022-03-10\"")]
    [InlineData("""{"type": "string", "format": "date-time"}""", "\"2022-03-10T18:00:00.123456+02:00\"")]
    [InlineData("""{"type": "string", "format": "uuid"}""", "\"20220310-0000-8000-8000-00000000000a\"")]
    [InlineData("""{"type": "integer", "format": "int64"}""", "5000000000")]
    [InlineData("""{"type": "number", "minimum": -90, "maximum": 90}""", "90")]
    [InlineData("""{"type": "object", "additionalProperties": {"type": "string"}}""", """{"a": "b"}""")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}, "maxItems": 2}""", "[1, 2]")]
    [InlineData(Union, """{"kind": "cat", "lives": 9}""")]
    [InlineData("""{"oneOf": [{"type": "string"}, {"type": "integer"}]}""", "1")]
    public void What_fits_passes(string schema, string value) => Assert.Empty(Errors(schema, value));

    [Theory]
    [InlineData("""{"type": "string"}""", "1", "is 1, which is no string")]
    [InlineData("""{"type": "string"}""", "null", " is null")]
    [InlineData("""{"allOf": [{"type": "string"}]}""", "null", " is null")]
    [InlineData("""{"allOf": [{"type": "string"}]}""", "true", "is true, which is no string")]
    [InlineData("""{"type": "string", "minLength": 1}""", "\"\"", "has 0 characters")]
    [InlineData("""{"type": "string", "maxLength": 2}""", "\"abc\"", "has 3 characters")]
    [InlineData("""{"type": "string", "pattern": "^a$"}""", "\"b\"", "does not match")]
    [InlineData("""{"type": "string", "enum": ["a", "b"]}""", "\"c\"", "which is none of a, b")]
    [InlineData("""{"type": "string", "format": "date"}""", "\"10 March\"", "which is no date")]
    [InlineData("""{"type": "string", "format": "date-time"}""", "\"2022-03-10T18:00:00\"", "which is no date-time")]
    [InlineData("""{"type": "string", "format": "uuid"}""", "\"20220310000080008000000000000000\"", "which is no uuid")]
    [InlineData("""{"type": "integer"}""", "1.5", "which is no integer")]
    [InlineData("""{"type": "integer", "format": "int32"}""", "5000000000", "which is no int32")]
    [InlineData("""{"type": "number", "maximum": 90}""", "90.4", "out of range")]
    [InlineData("""{"type": "number", "minimum": 1}""", "0", "out of range")]
    [InlineData("""{"type": "object", "required": ["a"]}""", "{}", "/a is missing")]
    [InlineData("""{"type": "object", "additionalProperties": false, "properties": {"a": {}}}""", """{"b": 1}""", "/b is not in the contract")]
    [InlineData("""{"type": "object", "additionalProperties": {"type": "string"}}""", """{"b": 1}""", "/b is 1, which is no string")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}""", """{"a": ["x", 2]}""", "/a/1 is 2, which is no string")]
    [InlineData("""{"type": "array", "items": {}, "maxItems": 1}""", "[1, 2]", "has 2 items")]
    [InlineData("""{"type": "array", "items": {}, "minItems": 1}""", "[]", "has 0 items")]
    [InlineData(Union, """{"kind": "cat", "name": "Tom"}""", "/name is not in the contract")]
    [InlineData(Union, """{"kind": "dog"}""", "/name is missing")]
    [InlineData(Union, """{"kind": "cow"}""", "/kind is cow, which is none of cat, dog")]
    [InlineData(Union, """{"name": "Rex"}""", "/kind is missing")]
    [InlineData("""{"oneOf": [{"type": "integer"}, {"type": "number"}]}""", "1", "fits 2 of the 2 alternatives")]
    [InlineData("""{"type": "string", "const": "a"}""", "\"a\"", "does not know the keyword const")]
    public void What_does_not_fit_is_named(string schema, string value, string error) => Assert.Contains(Errors(schema, value), e => e.Contains(error, StringComparison.Ordinal));

    private static List<string> Errors(string schema, string value)
    {
        using var json = JsonDocument.Parse(value);
        return [.. new SchemaCheck(new(JsonNode.Parse(Components)!.AsObject())).Errors(JsonNode.Parse(schema)!, json.RootElement)];
    }
}
