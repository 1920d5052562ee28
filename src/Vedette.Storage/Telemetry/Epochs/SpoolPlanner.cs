using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>Decides on handshakes and definitions, on top of what their group decided so far.</summary>
internal sealed class SpoolPlanner(SpoolTable spools, TimeProvider clock)
{
    public void Plan(OpenSpoolRequest request, CommitGroup group)
    {
        SpoolPosition presented = request.Presented;
        SpoolState? known = presented.Epoch == 0 ? null : group.FindSpool(new SpoolEpoch(request.AgentId, presented.Epoch));
        SpoolOpening opening = Judge(presented, known);
        SpoolState spool = opening is SpoolOpening.Resumed ? group.Edit(known!) : New(request, group);
        if (opening is SpoolOpening.Resumed)
        {
            Resume(spool, request, group);
        }

        var opened = new SpoolOpened { Epoch = spool.Id, Opening = opening, NextSeriesRef = (uint)spool.ReferenceCount };
        opened.Durable.AddRange(spool.Durable.ToRanges());
        if (spool.Highest.Checksum != 0)
        {
            opened.LastSeq = spool.Highest.Seq;
            opened.LastCrc32C = spool.Highest.Checksum;
        }

        group.WhenDone(() => request.Complete(opened));
    }

    public static void Plan(DefineSeriesRequest request, CommitGroup group)
    {
        // References are dense: a gap means that definitions were lost, and the handshake tells the agent where to go on.
        if (group.FindSpool(request.Epoch) is not { IsForked: false } known
            || request.FirstRef > (uint)known.ReferenceCount
            || request.Series.Count > SpoolState.MaxReferences - (int)request.FirstRef)
        {
            group.WhenDone(() => request.Complete(new DefineResult(AppendOutcome.UnknownEpoch, 0)));
            return;
        }

        SpoolState spool = group.Edit(known);
        int[] ids = new int[request.Series.Count];
        int refused = 0;
        var bytes = new List<byte>(ids.Length * 3);
        for (int i = 0; i < ids.Length; i++)
        {
            // A definition without labels names nothing: it is one that the server found broken.
            HeadSeries? series = request.Series[i].Count == 0 ? null : group.Series.Resolve(spool.AgentId, request.Series[i], group.Changes);
            ids[i] = series?.Id ?? SpoolState.RefusedSeries;
            refused += series is null ? 1 : 0;
            Varints.Write(bytes, (ulong)ids[i]);
        }

        if (ids.Length > 0)
        {
            spool.Define((int)request.FirstRef, ids);
            AddReferences(spool, request.FirstRef, [.. bytes], group);
        }

        group.WhenDone(() => request.Complete(new DefineResult(AppendOutcome.Stored, refused)));
    }

    private static SpoolOpening Judge(SpoolPosition presented, SpoolState? known)
    {
        if (presented.Epoch == 0)
        {
            return SpoolOpening.First;
        }

        if (known is null || known.IsExhausted)
        {
            return SpoolOpening.UnknownEpoch;
        }

        // What this spool never sent came from a later state of it, or from a copy.
        bool sentByAnother = presented.SentBelow > 0 && known.Highest.Seq >= presented.SentBelow;
        return known.IsForked || sentByAnother || known.Durable.Highest >= presented.NextSeq ? SpoolOpening.WentBackwards : SpoolOpening.Resumed;
    }

    private SpoolState New(OpenSpoolRequest request, CommitGroup group)
    {
        var spool = new SpoolState(spools.NewId(), request.AgentId, request.StampedAs, new SeqSet()) { LastUsedMs = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        group.AddSpool(spool);
        group.Changes.Epochs.Add(spool.ToStored());
        return spool;
    }

    private static void Resume(SpoolState spool, OpenSpoolRequest request, CommitGroup group)
    {
        spool.Durable.Collapse(Math.Min(request.Presented.OldestSeq, request.Presented.NextSeq));
        if (!string.Equals(spool.StampedAs, request.StampedAs, StringComparison.Ordinal))
        {
            spool.Restamp(request.StampedAs);
            AddReferences(spool, 0, [], group);
            group.Changes.Epochs.Add(spool.ToStored());
        }
    }

    private static void AddReferences(SpoolState spool, uint firstRef, byte[] series, CommitGroup group)
    {
        spool.ReferenceRows++;
        spool.ReferencesSince = group.NextJournalId;
        group.Changes.References.Add(new StoredReferences(group.NextReferencesId, spool.Id, group.NextJournalId, firstRef, series));
    }
}
