namespace Vedette.Storage.Telemetry.Flush;

internal enum FlushPhase
{
    WriteChunks,
    Finish,
    DeleteJournal,
}
