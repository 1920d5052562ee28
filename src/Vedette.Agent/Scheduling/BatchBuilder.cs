using Vedette.Agent.Spool;
using Vedette.Protocol.Batches;

namespace Vedette.Agent.Scheduling;

/// <summary>Gathers cycles into a batch and hands it to the spool when it is full or its time has come.</summary>
internal sealed class BatchBuilder(Spool.Spool spool, TimeProvider clock)
{
    // Keeps a batch far below every receiver's message limit, whatever the plan says.
    private const int MaxPayloadBytes = 256 * 1024;

    private readonly TelemetryBatchEncoder _encoder = new();
    private long _firstFrameAt;
    private bool _empty = true;

    /// <summary>Adds a cycle; closes the batch where the plan says so.</summary>
    public void Add(FrameBuffer frame, UploadPlan plan)
    {
        if (_empty)
        {
            _encoder.Reset();
            _firstFrameAt = clock.GetTimestamp();
            _empty = false;
        }

        frame.WriteTo(_encoder);
        bool nextWouldBeLate = clock.GetElapsedTime(_firstFrameAt) + plan.CollectEvery >= plan.UploadEvery;
        if (_encoder.FrameCount >= plan.MaxFrames || _encoder.Length >= MaxPayloadBytes || nextWouldBeLate)
        {
            Close();
        }
    }

    /// <summary>Hands over what there is.</summary>
    public void Close()
    {
        if (!_empty && _encoder.SampleCount > 0)
        {
            spool.Append(BatchContent.Samples(_encoder.WrittenSpan, spool.Series.Count, _encoder.SampleCount));
        }

        _empty = true;
    }
}
