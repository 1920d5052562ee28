namespace Vedette.Server.Miners.Rows;

internal sealed record FindingsReply(IReadOnlyList<FindingView> Findings);
