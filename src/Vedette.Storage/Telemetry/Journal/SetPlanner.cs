using Vedette.Chunks.Bits;
using Vedette.Model.Series;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>
/// Decides what becomes of samples by full labels. What is taken goes to the journal in the layout of a batch, under epoch 0, with series ids as references.
/// </summary>
internal sealed class SetPlanner(TelemetryOptions options, SampleQuota quota, TelemetryCounters counters)
{
    private readonly TelemetryBatchEncoder _encoder = new();
    private readonly List<(long TimestampMs, int Series, int Order, double Value)> _taken = [];

    public void Plan(AppendSetRequest request, CommitGroup group)
    {
        SampleSet set = request.Samples;
        var refused = default(RefusalCount);
        Collect(set, group, ref refused);
        int stored = _taken.Count;
        if (stored > 0)
        {
            quota.Take(set.AgentId, stored);
            Stage(set, group);
        }

        var result = new AppendResult(AppendOutcome.Stored, stored, refused.ToList());
        group.WhenDone(() =>
        {
            counters.Count(result);
            request.Complete(result);
        });
    }

    private void Collect(SampleSet set, CommitGroup group, ref RefusalCount refused)
    {
        _taken.Clear();
        long fromMs = set.ReceivedAtMs - (long)options.KeepSamplesFor.TotalMilliseconds;
        long toMs = set.ReceivedAtMs + (long)options.FarFutureAfter.TotalMilliseconds;
        var window = new AcceptWindow(fromMs, toMs, quota.Allowance(set.AgentId, set.ReceivedAtMs));
        // Resolved when their first good sample comes: a refused sample makes no series. -1 = not looked at yet.
        int[] ids = new int[set.Series.Count];
        Array.Fill(ids, -1);
        for (int i = 0; i < set.Samples.Count; i++)
        {
            IndexedSample sample = set.Samples[i];
            if ((uint)sample.SeriesIndex >= (uint)ids.Length)
            {
                refused.Add(RefusalReason.UndefinedSeries);
            }
            else if (sample.TimestampMs < fromMs || sample.TimestampMs > toMs)
            {
                refused.Add(sample.TimestampMs < fromMs ? RefusalReason.TooOld : RefusalReason.FarFuture);
            }
            else if (!window.HasRoomFor(_taken.Count))
            {
                refused.Add(RefusalReason.SampleQuota);
            }
            else if (Resolve(set.AgentId, set.Series[sample.SeriesIndex], ref ids[sample.SeriesIndex], group) is var id && id == 0)
            {
                refused.Add(RefusalReason.SeriesQuota);
            }
            else
            {
                _taken.Add((sample.TimestampMs, id, i, sample.Value));
            }
        }
    }

    private static int Resolve(int agentId, Labels labels, ref int id, CommitGroup group)
    {
        if (id < 0)
        {
            id = group.Series.Resolve(agentId, labels, group.Changes)?.Id ?? 0;
        }

        return id;
    }

    private void Stage(SampleSet set, CommitGroup group)
    {
        _taken.Sort(static (a, b) => (a.TimestampMs, a.Series, a.Order).CompareTo((b.TimestampMs, b.Series, b.Order)));
        int first = group.Samples.Count;
        _encoder.Reset();
        for (int i = 0; i < _taken.Count; i++)
        {
            (long timestampMs, int series, _, double value) = _taken[i];
            bool replaced = i + 1 < _taken.Count && _taken[i + 1].TimestampMs == timestampMs && _taken[i + 1].Series == series;
            if (i == 0 || _taken[i - 1].TimestampMs != timestampMs)
            {
                _encoder.EndFrame();
                _encoder.BeginFrame(timestampMs);
            }

            if (!replaced)
            {
                _encoder.Add((uint)series, value);
                group.Samples.Add(series, timestampMs, value);
            }
        }

        _encoder.EndFrame();
        byte[] payload = _encoder.WrittenSpan.ToArray();
        group.AddJournalRow(new JournalRow
        {
            Id = group.NextJournalId,
            Epoch = 0,
            Seq = 0,
            OldestSeq = 0,
            ReceivedAtMs = set.ReceivedAtMs,
            AcceptFromMs = 0,
            AcceptToMs = 0,
            AcceptSamples = AcceptWindow.Unlimited,
            Encoding = TelemetryEncoding.FramesV1,
            Checksum = Crc32C.Compute(payload),
            Payload = payload,
        });
        group.AddBatch(set.AgentId, first);
    }
}
