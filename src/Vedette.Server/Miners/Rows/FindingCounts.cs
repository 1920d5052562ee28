namespace Vedette.Server.Miners.Rows;

internal sealed record FindingCounts(int Critical, int Warning, int Information);
