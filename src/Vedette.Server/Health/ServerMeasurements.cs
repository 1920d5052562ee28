using System.Diagnostics;
using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Server.Ingest;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Telegraf;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Health;

/// <summary>What the server measures of itself. Everything that is refused or dropped anywhere is a counter here.</summary>
internal sealed class ServerMeasurements(TelemetryEngine store, SessionRegistry sessions, IngestEvents ingest, TelegrafEvents telegraf, MinerJudgementEvents judging)
{
    private static readonly Label Job = new("job", "vedette-server");
    private static readonly Label Instance = new("instance", "server");

    public IReadOnlyList<(Labels Series, double Value)> Take()
    {
        TelemetryStatistics statistics = store.Statistics;
        using Process self = Process.GetCurrentProcess();
        var measured = new List<(Labels, double)>
        {
            (Named("process_resident_memory_bytes"), self.WorkingSet64),
            (Named("process_cpu_seconds_total"), self.TotalProcessorTime.TotalSeconds),
            (Named("process_start_time_seconds"), new DateTimeOffset(self.StartTime).ToUnixTimeMilliseconds() / 1000.0),
            (Named("vedette_server_streams"), sessions.Count),
            (Named("vedette_server_streams_refused_total"), ingest.RefusedStreams),
            (Named("vedette_server_messages_ignored_total"), ingest.IgnoredMessages),
            (Named("vedette_server_telegraf_points_unreadable_total"), telegraf.UnreadablePoints),
            (Named("vedette_server_telegraf_fields_ignored_total"), telegraf.IgnoredFields),
            (Named("vedette_server_states_missed_by_judges_total"), judging.MissedStates),
            (Named("vedette_server_samples_stored_total"), statistics.AppendedSamples),
            (Named("vedette_server_states_stored_total"), statistics.StoredStates),
            (Named("vedette_server_state_bytes_written_total"), statistics.StateBytesWritten),
            (Named("vedette_server_states_corrupt_total"), statistics.CorruptStates),
            (Named("vedette_server_batches_duplicate_total"), statistics.DuplicateBatches),
            (Named("vedette_server_commits_total"), statistics.Commits),
            (Named("vedette_server_commits_failed_total"), statistics.FailedCommits),
            (Named("vedette_server_journal_bytes"), statistics.JournalBytes),
            (Named("vedette_server_head_bytes"), statistics.HeadBytes),
            (Named("vedette_server_series"), statistics.Series),
            (Named("vedette_server_chunks_corrupt_total"), statistics.CorruptChunks),
            (Named("vedette_server_journal_rows_corrupt_total"), statistics.CorruptJournalRows),
        };
        foreach ((RefusalReason reason, long count) in statistics.RefusedSamples)
        {
            measured.Add((Labels.Create("vedette_server_samples_refused_total", Job, Instance, new Label("reason", IngestEvents.Name(reason))), count));
        }

        return measured;
    }

    private static Labels Named(string metric) => Labels.Create(metric, Job, Instance);
}
