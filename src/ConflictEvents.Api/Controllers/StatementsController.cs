using ConflictEvents.Events;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of kind `statement`.</summary>
[Route("v1/statements")]
[Door(EventKind.Statement)]
public sealed class StatementsController(EventReader reader, EventWriter writer) : EventDoor(reader, writer);
