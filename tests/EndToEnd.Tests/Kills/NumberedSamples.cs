using Google.Protobuf;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Messages;

namespace Vedette.EndToEnd.Tests.Kills;

/// <summary>Samples of which each has the value n.</summary>
internal sealed class NumberedSamples : INumberedPayloads
{
    public static readonly string[] Metrics = ["host_load1", "host_load5", "host_load15"];

    private readonly TelemetryBatchEncoder _encoder = new();

    public TelemetryEncoding Encoding => TelemetryEncoding.FramesV1;

    public ByteString Make(long n, long atMs)
    {
        _encoder.Reset();
        _encoder.BeginFrame(atMs);
        for (uint i = 0; i < Metrics.Length; i++)
        {
            _encoder.Add(i, n);
        }

        _encoder.EndFrame();
        return ByteString.CopyFrom(_encoder.WrittenSpan);
    }
}
