namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <param name="Page">From 1.</param>
internal readonly record struct PoolQuestion(string Account, string? Secret, int Page)
{
    public override string ToString() => $"{Account}, page {Page}";
}
