using ConflictEvents.Events;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of kind `strike`.</summary>
[Route("v1/strikes")]
[Door(EventKind.Strike)]
public sealed class StrikesController(EventReader reader, EventWriter writer) : EventDoor(reader, writer);
