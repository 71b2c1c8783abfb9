using ConflictEvents.Events;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of kind `casualty_tally`.</summary>
[Route("v1/casualty-tallies")]
[Door(EventKind.CasualtyTally)]
public sealed class CasualtyTalliesController(EventReader reader, EventWriter writer) : EventDoor(reader, writer);
