namespace Vedette.Storage.Telemetry.Head;

/// <summary>The second lane of a series, made when it gets its first late sample; most never do.</summary>
internal sealed class LateLane
{
    private SampleLane _lane;

    public ref SampleLane Lane => ref _lane;
}
