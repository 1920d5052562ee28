namespace Vedette.Server.Twin;

internal sealed record ChangesReply(IReadOnlyList<TimelineChange> Changes, bool Truncated);
