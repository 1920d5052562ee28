namespace Vedette.Server.Twin;

internal sealed record SearchReply(long AtMs, IReadOnlyList<SearchMatch> Matches, bool Truncated);
