using Vedette.Chunks.Bits;
using Vedette.Model.Series;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Epochs;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Recovery;

/// <summary>
/// Brings memory to where the disk is: (1) marks, symbols and series, (2) epochs, (3) which buckets hold which series; chunks of an unfinished flush are deleted,
/// (4) references and journal rows, in the order in which they were committed.
/// </summary>
internal sealed class TelemetryRecovery(EngineState state, ITelemetryEvents events)
{
    private readonly StagedSamples _samples = new();
    private long _now;

    /// <returns>The journal id through which rows are flushed already.</returns>
    public long Run(ITelemetryStoreReader reader, Committer committer, long nowMs)
    {
        _now = nowMs;
        // :: (1)
        StoredMarks marks = reader.LoadMarks();
        state.Marks.Generation = Math.Max(marks.StartedGeneration, marks.CompleteGeneration);
        state.Marks.LastJournalId = marks.FlushedThrough;
        state.Marks.LastFlushBucket = TimeBuckets.Of(nowMs);
        LoadSeries(reader);

        // :: (2)
        foreach (StoredEpoch epoch in reader.LoadEpochs())
        {
            state.Spools.Put(SpoolState.FromStored(epoch));
        }

        // :: (3)
        LoadBuckets(reader, marks.CompleteGeneration, committer);

        // :: (4)
        Replay(reader, marks.FlushedThrough);
        return marks.FlushedThrough;
    }

    private void LoadSeries(ITelemetryStoreReader reader)
    {
        foreach (StoredSymbol symbol in reader.LoadSymbols())
        {
            state.Symbols.Add(symbol.Id, symbol.Text);
        }

        foreach (StoredSeries stored in reader.LoadSeries())
        {
            ReadOnlySpan<byte> pairs = stored.Labels;
            var labels = new List<Label>();
            int metric = 0;
            while (!pairs.IsEmpty)
            {
                int name = checked((int)Varints.Read(ref pairs, $"series {stored.Id}"));
                int value = checked((int)Varints.Read(ref pairs, $"series {stored.Id}"));
                if (!state.Symbols.TryGetText(name, out string? nameText) || !state.Symbols.TryGetText(value, out string? valueText))
                {
                    throw new InvalidDataException($"Telemetry store: series {stored.Id} has a label of symbols {name} and {value}; symbols go up to {state.Symbols.NextId - 1}.");
                }

                labels.Add(new Label(nameText, valueText));
                metric = nameText == Labels.MetricNameLabel ? value : metric;
            }

            state.Registry.Add(new HeadSeries(stored.Id, stored.AgentId, metric, Labels.Create(labels)));
        }
    }

    private void LoadBuckets(ITelemetryStoreReader reader, long completeGeneration, Committer committer)
    {
        var unfinished = new List<FlushedSeries>();
        foreach (FlushedSeries flushed in reader.LoadFlushedSeries())
        {
            if (flushed.Generation > completeGeneration)
            {
                unfinished.Add(flushed);
                continue;
            }

            foreach (int id in IdSteps.Read(flushed.Series))
            {
                state.Registry.Get(id)?.RecoverBucket((int)flushed.Bucket);
            }
        }

        // Their samples are in the journal, so that they are whole without these rows; with them, too, but twice on the disk.
        foreach (FlushedSeries flushed in unfinished)
        {
            committer.Commit(new UnfinishedFlushDeletion(flushed, IdSteps.Read(flushed.Series).Select(state.Registry.Get).OfType<HeadSeries>()));
        }
    }

    private void Replay(ITelemetryStoreReader reader, long flushedThrough)
    {
        var definitions = new Queue<StoredReferences>(reader.LoadReferences());
        bool first = true;
        foreach (JournalRow row in reader.ReadJournal(flushedThrough))
        {
            while (definitions.TryPeek(out StoredReferences? next) && next.SinceJournalId <= row.Id)
            {
                Define(definitions.Dequeue());
            }

            if (first)
            {
                state.Marks.LastFlushBucket = Math.Min(state.Marks.LastFlushBucket, TimeBuckets.Of(row.ReceivedAtMs));
                first = false;
            }

            state.Marks.LastJournalId = row.Id;
            state.Counters.JournalGrew(row.Payload.Length + JournalSize.RowBytes);
            if (Replay(row) is { } problem)
            {
                state.Counters.JournalRowCorrupt();
                events.JournalRowCorrupt(row.Id, problem);
            }
        }

        while (definitions.TryDequeue(out StoredReferences? rest))
        {
            Define(rest);
        }
    }

    private void Define(StoredReferences stored)
    {
        state.Marks.LastReferencesId = Math.Max(state.Marks.LastReferencesId, stored.Id);
        if (state.Spools.Find(stored.Epoch) is not { } spool)
        {
            return;
        }

        spool.ReferenceRows++;
        spool.ReferencesSince = stored.SinceJournalId;
        ReadOnlySpan<byte> bytes = stored.Series;
        if (bytes.IsEmpty)
        {
            spool.ClearReferences();
            return;
        }

        var ids = new List<int>();
        while (!bytes.IsEmpty)
        {
            ids.Add(checked((int)Varints.Read(ref bytes, $"references {stored.Id}")));
        }

        spool.Define((int)stored.FirstRef, [.. ids]);
    }

    /// <summary>Null, or what is wrong with the row.</summary>
    private string? Replay(JournalRow row)
    {
        SpoolState? spool = null;
        if (row.Epoch != 0)
        {
            spool = state.Spools.Find(row.Epoch);
            if (spool is null)
            {
                return $"epoch {row.Epoch} is not known";
            }

            // Durable even where its samples are lost: the agent has been told so and has let it go.
            spool.Take(new BatchMark(row.Seq, row.Checksum));
            spool.Durable.Collapse(row.OldestSeq);
            if (row.Checksum != 0)
            {
                spool.Checksums.Remember(row.Seq, row.Checksum);
            }

            spool.LastUsedMs = Math.Max(spool.LastUsedMs, Math.Min(row.ReceivedAtMs, _now));
        }

        if (row.Encoding is TelemetryEncoding.StateV1)
        {
            // The state has a row of its own, and the checksum is that one's.
            return null;
        }

        uint checksum = Crc32C.Compute(row.Payload.Span);
        if (checksum != row.Checksum)
        {
            return $"checksum is {checksum:x8}, {row.Checksum:x8} is stored";
        }

        _samples.Reset();
        if (spool is null)
        {
            try
            {
                PayloadReader.ReadOwn(row.Payload.Span, _samples);
            }
            catch (TelemetryBatchFormatException e)
            {
                return e.Message;
            }
        }
        else if (!row.Payload.IsEmpty)
        {
            var refused = default(RefusalCount);
            PayloadReader.Read(row.Payload.Span, row.Encoding, spool.References, new AcceptWindow(row.AcceptFromMs, row.AcceptToMs, row.AcceptSamples), _samples, ref refused);
        }

        Range all = 0.._samples.Count;
        state.Head.Append(_samples.Series(all), _samples.TimestampsMs(all), _samples.Values(all));
        return null;
    }
}
