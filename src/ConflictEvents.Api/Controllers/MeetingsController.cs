using ConflictEvents.Events;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of kind `meeting`.</summary>
[Route("v1/meetings")]
[Door(EventKind.Meeting)]
public sealed class MeetingsController(EventReader reader, EventWriter writer) : EventDoor(reader, writer);
