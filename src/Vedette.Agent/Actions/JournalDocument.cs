namespace Vedette.Agent.Actions;

/// <summary>miner-actions.json in the state directory.</summary>
internal sealed record JournalDocument(IReadOnlyList<JournalledOrder> Orders);
