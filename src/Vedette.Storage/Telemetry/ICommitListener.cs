namespace Vedette.Storage.Telemetry;

/// <summary>Hears of samples after they are durable and readable; the live pages hang on this. Called on the writer's thread: must be quick and must not throw.</summary>
public interface ICommitListener
{
    void Committed(CommittedSamples samples);
}
