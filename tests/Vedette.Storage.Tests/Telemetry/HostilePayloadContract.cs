using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>Whatever a batch holds, it is answered, and the others of its group with it.</summary>
public abstract class HostilePayloadContract : TelemetryStoreContract
{
    [Fact]
    public async Task Random_and_damaged_payloads_are_answered_and_survive_a_restart()
    {
        var random = new Random(7);
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(20);
        byte[] good = Payload([.. Enumerable.Range(0, 20).Select(i => (NowMs, (uint)i, i * 0.5))]);
        var answers = new List<Task<AppendResult>>();
        for (ulong seq = 1; seq <= 20_000; seq++)
        {
            byte[] payload = [.. good];
            if (seq % 2 == 0)
            {
                payload = new byte[random.Next(60)];
                random.NextBytes(payload);
            }
            else
            {
                payload[random.Next(payload.Length)] = (byte)random.Next(256);
            }

            answers.Add(Engine.AppendAsync(new SpoolBatch(epoch, seq, 1, TelemetryEncoding.FramesV1, payload, NowMs), Stop).AsTask());
        }

        AppendResult[] results = await Task.WhenAll(answers);
        Assert.All(results, r => Assert.Equal(AppendOutcome.Stored, r.Outcome));
        Assert.Equal(results.Sum(r => (long)r.StoredSamples), Engine.Statistics.AppendedSamples);
        List<string> before = await ContentsAsync();
        await RestartAsync();
        Assert.Equal(before, await ContentsAsync());
        await Engine.FlushAsync(Stop);
        Assert.Equal(before, await ContentsAsync());
        Assert.Empty(Engine.CheckIntegrity());
    }
}
