namespace Vedette.Storage.Telemetry.Journal;

internal static class JournalSize
{
    /// <summary>What a row costs beside its payload: key, sequence numbers, times, SQLite's own.</summary>
    public const int RowBytes = 64;
}
