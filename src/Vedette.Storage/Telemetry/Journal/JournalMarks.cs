namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Numbers that the writer's thread hands out; each advances only with a durable commit.</summary>
internal sealed class JournalMarks
{
    public long LastJournalId { get; set; }

    public long LastReferencesId { get; set; }

    /// <summary>The last flush that wrote chunks; also what their rows carry.</summary>
    public long Generation { get; set; }

    /// <summary>Bucket of the clock when the last flush began, or when the engine started.</summary>
    public long LastFlushBucket { get; set; }
}
