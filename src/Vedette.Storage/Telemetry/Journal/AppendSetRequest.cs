namespace Vedette.Storage.Telemetry.Journal;

internal sealed class AppendSetRequest(SampleSet samples) : AwaitedRequest<AppendResult>((samples.Samples.Count * 24L) + (samples.Series.Count * 64L) + 256)
{
    public SampleSet Samples { get; } = samples;
}
