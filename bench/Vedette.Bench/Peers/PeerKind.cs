using Vedette.Bench.Measuring;

namespace Vedette.Bench.Peers;

/// <summary>What differs between the programs that take remote write.</summary>
internal sealed record PeerKind(string Program, string ReadyPath)
{
    public required Func<TemporaryFolder, int, IEnumerable<string>> Arguments { get; init; }

    /// <summary>Asks for what lies in memory to be written as it will stay.</summary>
    public required Func<HttpClient, Uri, Task> MakePermanentAsync { get; init; }

    public bool SizedAfterStop { get; init; }

    public required IReadOnlyList<(string Name, string Folder)> Parts { get; init; }

    public static PeerKind VictoriaMetrics { get; } = new("victoria-metrics", "/health")
    {
        Arguments = (folder, port) => [$"-storageDataPath={folder.File("data")}", $"-httpListenAddr=127.0.0.1:{port}", "-retentionPeriod=100y", "-loggerLevel=ERROR"],
        MakePermanentAsync = async (http, address) =>
        {
            await GetAsync(http, new Uri(address, "/internal/force_flush"));
            await GetAsync(http, new Uri(address, "/internal/force_merge"));
            // The merge runs beside; until it is over, parts lie on the disk twice.
            while (!(await GetAsync(http, new Uri(address, "/metrics"))).Contains("vm_active_force_merges 0", StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            }
        },
        SizedAfterStop = true,
        Parts = [("samples", "data/data"), ("index", "data/indexdb")],
    };

    public static PeerKind Prometheus { get; } = new("prometheus", "/-/ready")
    {
        Arguments = (folder, port) =>
        {
            File.WriteAllText(folder.File("prometheus.yml"), "global: {}\n");
            return [$"--config.file={folder.File("prometheus.yml")}", $"--storage.tsdb.path={folder.File("data")}", $"--web.listen-address=127.0.0.1:{port}",
                "--web.enable-remote-write-receiver", "--web.enable-admin-api", "--storage.tsdb.retention.time=100y", "--log.level=error"];
        },
        // A snapshot writes the head as a block with its index, as compaction would after three hours.
        MakePermanentAsync = async (http, address) => await PostAsync(http, new Uri(address, "/api/v1/admin/tsdb/snapshot")),
        Parts = [("block with index", "data/snapshots")],
    };

    private static async Task<string> GetAsync(HttpClient http, Uri address)
    {
        using HttpResponseMessage answer = await http.GetAsync(address);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static async Task PostAsync(HttpClient http, Uri address)
    {
        using HttpResponseMessage answer = await http.PostAsync(address, content: null);
        answer.EnsureSuccessStatusCode();
    }
}
