using System.Net.Sockets;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Machines;

/// <summary>A real dockerd of its own: everything it keeps lies in a folder of the test, it has no bridge and touches no firewall. Its image <c>box</c> is busybox under the tags 1 and 2.</summary>
public class DockerInABox : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly string[] Applets = ["sh", "sleep", "true", "false", "cat", "ping", "dd"];

    private readonly TemporaryFolder _folder = new();
    private HttpClient? _api;
    private RunningProgram? _daemon;

    public string Socket => _folder.File("docker.sock");

    public RunningProgram Daemon => _daemon ?? throw new InvalidOperationException("dockerd was not started.");

    /// <summary>What unshare gives the daemon of its own: mounts, shared as systemd has them on a host, so that a container may follow those of the host.</summary>
    protected virtual IReadOnlyList<string> Namespaces => ["--mount", "--propagation", "shared"];

    public virtual async ValueTask InitializeAsync()
    {
        string dockerd = ToolOutput.Need("/usr/sbin/dockerd", "docker.io");
        string busybox = ToolOutput.Need("/bin/busybox", "busybox-static");
        ToolOutput.Need("/usr/bin/docker", "docker.io");
        ToolOutput.Need("/usr/sbin/iptables", "iptables");
        string unshare = ToolOutput.Need("/usr/bin/unshare", "util-linux");
        Assert.True(Environment.IsPrivilegedProcess, "dockerd needs to run as root.");
        CancellationToken stop = TestContext.Current.CancellationToken;
        _api = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new Uri("http://localhost/") };
        // An empty configuration of its own, so that the machine's does not count.
        await File.WriteAllTextAsync(_folder.File("daemon.json"), "{}", stop);
        _daemon = RunningProgram.Start(
            unshare,
            [
                .. Namespaces, dockerd, "--data-root", _folder.File("data"), "--exec-root", _folder.File("exec"), "--pidfile", _folder.File("pid"), "--config-file", _folder.File("daemon.json"), "--host", $"unix://{Socket}",
                "--iptables=false", "--ip6tables=false", "--bridge=none", "--storage-driver=vfs", "--log-level=warn",
            ],
            new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" });
        await Until.FitsAsync(AnswersAsync, answers => answers || _daemon.HasExited, LongestStart, $"dockerd answers\n{_daemon.Transcript}", stop);
        Assert.False(_daemon.HasExited, $"dockerd ended:\n{_daemon.Transcript}");
        await ImportImageAsync(busybox, stop);
    }

    /// <summary>The docker command.</summary>
    public Task<string> DockerAsync(CancellationToken stop, params string[] arguments) => ToolOutput.OfAsync("/usr/bin/docker", ["-H", $"unix://{Socket}", .. arguments], stop);

    /// <summary>What the API says, for figures that the command rounds.</summary>
    public async Task<JsonElement> AskAsync(string path, CancellationToken stop)
    {
        using JsonDocument reply = JsonDocument.Parse(await _api!.GetByteArrayAsync(new Uri(path, UriKind.Relative), stop));
        return reply.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        if (_daemon is { HasExited: false })
        {
            // Containers are no children of the daemon: it has to end them while it can.
            string[] containers = (await DockerAsync(CancellationToken.None, "ps", "--all", "--quiet")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (containers.Length > 0)
            {
                await DockerAsync(CancellationToken.None, ["rm", "--force", "--volumes", .. containers]);
            }

            _daemon.Signal(RunningProgram.SigTerm);
            await _daemon.ExitCodeAsync(CancellationToken.None);
        }

        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        _api?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ImportImageAsync(string busybox, CancellationToken stop)
    {
        string root = _folder.File("root");
        Directory.CreateDirectory(Path.Join(root, "bin"));
        File.Copy(busybox, Path.Join(root, "bin", "busybox"));
        foreach (string applet in Applets)
        {
            File.CreateSymbolicLink(Path.Join(root, "bin", applet), "busybox");
        }

        await ToolOutput.OfAsync("/bin/tar", ["--directory", root, "--create", "--file", _folder.File("box.tar"), "."], stop);
        await DockerAsync(stop, "import", _folder.File("box.tar"), "box:1");
        await DockerAsync(stop, "tag", "box:1", "box:2");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await AskAsync("version", CancellationToken.None)).TryGetProperty("ApiVersion", out _);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
