namespace Vedette.Server.Twin;

/// <param name="FromAsOfMs">When the earlier state was read; null where nothing is known of that moment.</param>
internal sealed record DiffReply(long FromMs, long ToMs, long? FromAsOfMs, long? ToAsOfMs, bool Complete, IReadOnlyList<StateChange> Changes);
