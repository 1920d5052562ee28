using Vedette.Agent.Spool;
using Vedette.Protocol.Batches;

namespace Vedette.Agent.Scheduling;

/// <summary>Gathers cycles into a batch and hands it to the spool when it is full or its time has come.</summary>
internal sealed class BatchBuilder(Spool.Spool spool, TimeProvider clock)
{
    // Keeps a batch far below every receiver's message limit, whatever the plan says.
    private const int MaxPayloadBytes = 256 * 1024;

    private readonly TelemetryBatchEncoder _encoder = new();
    private long _firstCycleAt;
    private int _cycles;

    /// <summary>Adds a cycle; closes the batch where the plan says so.</summary>
    public void Add(FrameBuffer frame, UploadPlan plan)
    {
        if (_cycles == 0)
        {
            _encoder.Reset();
            _firstCycleAt = clock.GetTimestamp();
        }

        // Not the encoder's frames: a cycle with values of other times has several.
        _cycles++;
        frame.WriteTo(_encoder);
        bool nextWouldBeLate = clock.GetElapsedTime(_firstCycleAt) + plan.CollectEvery >= plan.UploadEvery;
        if (_cycles >= plan.MaxFrames || _encoder.Length >= MaxPayloadBytes || nextWouldBeLate)
        {
            Close();
        }
    }

    /// <summary>Hands over what there is.</summary>
    public void Close()
    {
        if (_cycles > 0 && _encoder.SampleCount > 0)
        {
            spool.Append(BatchContent.Samples(_encoder.WrittenSpan, spool.Series.Count, _encoder.SampleCount));
        }

        _cycles = 0;
    }
}
