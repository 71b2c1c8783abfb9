using System.Text;
using System.Xml;

namespace ConflictEvents.Exchange.Export;

/// <summary>Text that XML can hold: what it cannot is replaced by U+FFFD, the sign for that.</summary>
internal static class XmlText
{
    private const char Replacement = '\ufffd';

    public static string Of(string text)
    {
        if (!HasForeign(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (IsPair(text, i))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : Replacement);
        return clean.ToString();
    }

    private static bool HasForeign(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsPair(text, i))
                i++;
            else if (!XmlConvert.IsXmlChar(text[i]))
                return true;
        return false;
    }

    private static bool IsPair(string text, int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
}
