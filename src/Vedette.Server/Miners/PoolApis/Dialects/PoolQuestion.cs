namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <param name="Page">From 1.</param>
/// <param name="AtMs">Now; what is signed is signed for one moment.</param>
internal readonly record struct PoolQuestion(string Account, string? Secret, int Page = 1, long AtMs = 0)
{
    public override string ToString() => $"{Account}, page {Page}";
}
