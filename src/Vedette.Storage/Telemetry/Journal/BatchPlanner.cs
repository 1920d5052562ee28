using Vedette.Chunks.Bits;
using Vedette.Protocol.Messages;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Epochs;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Decides what becomes of one batch of a spool, on top of what its group decided so far.</summary>
internal sealed class BatchPlanner(TelemetryOptions options, SampleQuota quota, StatePlanner states, TelemetryCounters counters)
{
    public void Plan(AppendBatchRequest request, CommitGroup group)
    {
        SpoolBatch batch = request.Batch;
        AppendResult result;
        if (group.FindSpool(batch.Epoch) is not { IsForked: false } spool)
        {
            result = new AppendResult(AppendOutcome.UnknownEpoch, 0, []);
        }
        else if (spool.Durable.Contains(batch.Seq))
        {
            result = PlanDuplicate(batch, spool, group);
        }
        else if (spool.Durable.IsFull)
        {
            // No room to remember it: the agent opens its spool again and gets a new epoch.
            result = new AppendResult(AppendOutcome.UnknownEpoch, 0, []);
        }
        else
        {
            result = batch.Encoding is TelemetryEncoding.StateV1 ? PlanState(request, group.Edit(spool), group) : PlanNew(batch, group.Edit(spool), group);
        }

        group.WhenDone(() => Tell(request, result));
    }

    private static AppendResult PlanDuplicate(SpoolBatch batch, SpoolState spool, CommitGroup group)
    {
        if (spool.Checksums.Contradicts(batch.Seq, Crc32C.Compute(batch.Payload.Span)))
        {
            // Two machines number on from one state: each goes on under a name of its own.
            group.Edit(spool).IsForked = true;
            return new AppendResult(AppendOutcome.UnknownEpoch, 0, []);
        }

        group.Edit(spool).Durable.Collapse(Math.Min(batch.OldestSeq, batch.Seq));
        return new AppendResult(AppendOutcome.Duplicate, 0, []);
    }

    private AppendResult PlanNew(SpoolBatch batch, SpoolState spool, CommitGroup group)
    {
        int first = group.Samples.Count;
        var window = new AcceptWindow(
            batch.ReceivedAtMs - (long)options.KeepSamplesFor.TotalMilliseconds,
            batch.ReceivedAtMs + (long)options.FarFutureAfter.TotalMilliseconds,
            quota.Allowance(spool.AgentId, batch.ReceivedAtMs));
        var refused = default(RefusalCount);
        int taken = 0;
        if (batch.Payload.Length > options.MaxPayloadBytes)
        {
            refused.Add(RefusalReason.Malformed);
        }
        else
        {
            taken = PayloadReader.Read(batch.Payload.Span, batch.Encoding, spool.References, window, group.Samples, ref refused);
        }

        quota.Take(spool.AgentId, taken);
        uint checksum = Crc32C.Compute(batch.Payload.Span);
        spool.Checksums.Remember(batch.Seq, checksum);
        // A batch of which nothing is taken leaves its number in the journal, or it would come again for ever.
        MarkDone(batch, spool, group, window, taken == 0 ? default : batch.Payload, taken == 0 ? 0 : checksum);
        group.AddBatch(spool.AgentId, first);
        return new AppendResult(AppendOutcome.Stored, taken, refused.ToList());
    }

    /// <summary>A state has its own row, in the same transaction; the journal's carries the number and the state's checksum alone.</summary>
    private AppendResult PlanState(AppendBatchRequest request, SpoolState spool, CommitGroup group)
    {
        SpoolBatch batch = request.Batch;
        var refused = default(RefusalCount);
        bool taken = states.Stage(spool.AgentId, request.State, batch.ReceivedAtMs, group, ref refused);
        uint checksum = request.State?.Body.Checksum ?? Crc32C.Compute(batch.Payload.Span);
        spool.Checksums.Remember(batch.Seq, checksum);
        MarkDone(batch, spool, group, default, default, taken ? checksum : 0);
        return new AppendResult(AppendOutcome.Stored, 0, refused.ToList()) { StoredStates = taken ? 1 : 0 };
    }

    private static void MarkDone(SpoolBatch batch, SpoolState spool, CommitGroup group, AcceptWindow window, ReadOnlyMemory<byte> payload, uint checksum)
    {
        // A spool holds what it sends; a larger number is a mistake that must not mark this batch as done with.
        ulong oldestSeq = Math.Min(batch.OldestSeq, batch.Seq);
        group.AddJournalRow(new JournalRow
        {
            Id = group.NextJournalId,
            Epoch = spool.Id,
            Seq = batch.Seq,
            OldestSeq = oldestSeq,
            ReceivedAtMs = batch.ReceivedAtMs,
            AcceptFromMs = window.FromMs,
            AcceptToMs = window.ToMs,
            AcceptSamples = window.MaxSamples,
            Encoding = batch.Encoding,
            Checksum = checksum,
            Payload = payload,
        });
        spool.Take(new BatchMark(batch.Seq, checksum));
        spool.Durable.Collapse(oldestSeq);
        spool.LastUsedMs = Math.Max(spool.LastUsedMs, batch.ReceivedAtMs);
    }

    private void Tell(AppendBatchRequest request, AppendResult result)
    {
        if (result.Outcome is AppendOutcome.Duplicate)
        {
            counters.Duplicate();
        }

        counters.Count(result);
        request.Complete(result);
    }
}
