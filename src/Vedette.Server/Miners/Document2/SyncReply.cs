namespace Vedette.Server.Miners.Document2;

/// <param name="Errors">What was not taken, a sentence each; the rest was.</param>
internal sealed record SyncReply(int MinersAdded, int MinersUpdated, int StatsAdded, IReadOnlyList<string> Errors);
