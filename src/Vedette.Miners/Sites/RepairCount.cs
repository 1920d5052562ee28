namespace Vedette.Miners.Sites;

/// <summary>How often a mend of replies was needed.</summary>
public sealed record RepairCount(string Repair, long Count);
