namespace Vedette.Storage.Control;

/// <summary>What came of an item.</summary>
public sealed record MinerActionEnd(MinerActionState State, string Outcome, string Detail, long AtMs);
