namespace Vedette.Miners.Discovery;

/// <param name="OpenPort">The one that answered first; null where none is open.</param>
/// <param name="Error">Why this host could not ask.</param>
public readonly record struct ProbeResult(ProbeOutcome Outcome, int? OpenPort = null, string? Error = null);
