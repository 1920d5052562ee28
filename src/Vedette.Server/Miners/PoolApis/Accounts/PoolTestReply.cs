namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <param name="Sentence">What it saw, or why nothing.</param>
internal sealed record PoolTestReply(bool Ok, string Sentence, int? Workers, PoolAccountView Account);
