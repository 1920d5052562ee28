using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Server.Actions;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Sites;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>Does the work for every transport: takes an agent's messages, has their content stored and says what may be acknowledged.</summary>
internal sealed class IngestHandler(
    ISampleWriter samples, HardwareIntake hardware, MinerActionIntake actions, IStreamAuthenticator authenticator, IngestEvents events, SiteLabels sites, TimeProvider clock)
{
    public async ValueTask HandleAsync(AgentSession session, MessageToServer message, CancellationToken stop)
    {
        if (session.RepeatsCredential && !IsSameAgent(session, message))
        {
            events.MessageIgnored(session.AgentId, "wrong_credential");
            return;
        }

        switch (message.PayloadCase)
        {
            case MessageToServer.PayloadOneofCase.TelemetryBatch:
                await TakeBatchAsync(session, message.TelemetryBatch, stop);
                break;
            case MessageToServer.PayloadOneofCase.SeriesDefinitions:
                await DefineAsync(session, message.SeriesDefinitions, stop);
                break;
            case MessageToServer.PayloadOneofCase.PerformanceBatch:
                await StoreAsync(session, PerformanceTranslator.Translate(session.Agent, message.PerformanceBatch, Now()), stop);
                break;
            case MessageToServer.PayloadOneofCase.GenericMetricsBatch:
                await StoreAsync(session, GenericMetricsTranslator.Translate(session.Agent, message.GenericMetricsBatch, Now()), stop);
                break;
            case MessageToServer.PayloadOneofCase.HardwareReport:
                await hardware.TakeAsync(session.AgentId, message.HardwareReport.Json.Memory, Now(), stop);
                break;
            case MessageToServer.PayloadOneofCase.MinerActionPermissions:
                actions.Tell(session.AgentId, message.MinerActionPermissions);
                break;
            case MessageToServer.PayloadOneofCase.MinerOrderResult:
                await actions.TakeAsync(session.AgentId, message.MinerOrderResult, stop);
                break;
            case MessageToServer.PayloadOneofCase.UpdateConfigResponse:
                break;
            default:
                events.MessageIgnored(session.AgentId, message.PayloadCase.ToString());
                break;
        }
    }

    /// <summary>Adds a committed batch to <paramref name="ack"/>; false where the server no longer knows the epoch.</summary>
    public bool Acknowledge(AgentSession session, ulong seq, AppendResult result, BatchAck ack)
    {
        if (result.Outcome == AppendOutcome.UnknownEpoch)
        {
            return false;
        }

        events.Appended(session.AgentId, result);
        SeqRange? last = ack.Durable.Count > 0 ? ack.Durable[^1] : null;
        if (last is not null && last.Last + 1 == seq)
        {
            last.Last = seq;
        }
        else
        {
            ack.Durable.Add(new SeqRange { First = seq, Last = seq });
        }

        ack.Refused.Add(result.Refused.Select(r => new RefusedSamples { Reason = r.Reason, Count = (ulong)r.Count }));
        return true;
    }

    private ValueTask TakeBatchAsync(AgentSession session, TelemetryBatch batch, CancellationToken stop)
    {
        session.LeavesEpochOut = batch.Epoch == 0;
        if ((batch.Epoch != 0 && batch.Epoch != session.Epoch) || batch.Seq == 0)
        {
            events.MessageIgnored(session.AgentId, "foreign_epoch");
            return ValueTask.CompletedTask;
        }

        ReadOnlyMemory<byte> payload = batch.Payload.Memory;
        TelemetryEncoding encoding = batch.Encoding;
        if (encoding == TelemetryEncoding.FramesDeltaV1)
        {
            if (!session.TryExpand(batch, out byte[] frames))
            {
                session.End(SessionEnd.Malformed);
                return ValueTask.CompletedTask;
            }

            (payload, encoding) = (frames, TelemetryEncoding.FramesV1);
        }

        var append = new SpoolBatch(new SpoolEpoch(session.AgentId, session.Epoch), batch.Seq, batch.OldestSeq, encoding, payload, Now());
        return session.AwaitCommitAsync(batch.Seq, samples.AppendAsync(append, stop), stop);
    }

    private async ValueTask DefineAsync(AgentSession session, SeriesDefinitions definitions, CancellationToken stop)
    {
        if (definitions.Epoch != session.Epoch)
        {
            events.MessageIgnored(session.AgentId, "foreign_epoch");
            return;
        }

        string? site = definitions.Series.Any(d => SeriesStamp.IsOfMiner(d.Metric)) ? await sites.OfAsync(session.AgentId, stop) : null;
        session.Site = site ?? session.Site;
        var series = new Labels[definitions.Series.Count];
        for (int i = 0; i < series.Length; i++)
        {
            series[i] = SeriesDefinitionReader.Read(session.Agent, definitions.Series[i], site);
        }

        DefineResult result = await samples.DefineSeriesAsync(new SpoolEpoch(session.AgentId, session.Epoch), definitions.FirstRef, series, stop);
        if (result.Outcome == AppendOutcome.UnknownEpoch)
        {
            session.End(SessionEnd.EpochLost);
        }
    }

    private async ValueTask StoreAsync(AgentSession session, SampleSet set, CancellationToken stop)
    {
        if (set.Samples.Count > 0)
        {
            events.Appended(session.AgentId, await samples.AppendAsync(set, stop));
        }
    }

    private bool IsSameAgent(AgentSession session, MessageToServer message) =>
        message.VpsDbId == session.AgentId && authenticator.Admit(message.VpsDbId, message.AgentSecret).Agent is not null;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
