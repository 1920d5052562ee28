using System.Net;
using Vedette.Server.Security;

namespace Vedette.Server.Hosting;

/// <summary>How the server is started; every part takes from here what it needs, once.</summary>
internal sealed record ServerOptions
{
    public required string DataFolder { get; init; }

    /// <summary>Portal, API and WebSocket; with TLS gRPC as well.</summary>
    public int HttpPort { get; init; } = 8000;

    /// <summary>gRPC without TLS; closed with TLS.</summary>
    public int GrpcPort { get; init; } = 8001;

    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    public bool Tls { get; init; }

    /// <summary>A PEM certificate and its key instead of one from the server's own authority.</summary>
    public string? TlsCertificateFile { get; init; }

    public string? TlsKeyFile { get; init; }

    /// <summary>Further names under which clients reach this server.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The owner's word that plaintext may leave this machine.</summary>
    public bool AllowPlaintext { get; init; }

    /// <summary>From where documents 1 and 5 are taken without a key.</summary>
    public OpenReach OpenBridge { get; init; }

    public TimeSpan AgentInterval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan KeepSamplesFor { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan KeepStatesFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Written when the server answers; scripts wait for it.</summary>
    public string? ReadyFile { get; init; }

    public string PortalFolder { get; init; } = Path.Join(AppContext.BaseDirectory, "portal");

    public string ControlDatabase => Path.Join(DataFolder, "control.db");

    public string TelemetryDatabase => Path.Join(DataFolder, "telemetry.db");

    public string TlsFolder => Path.Join(DataFolder, "tls");

    /// <summary>Every problem, each with the option's name, what came and what was needed.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        CheckPort(problems, "--http", HttpPort);
        CheckPort(problems, "--grpc", GrpcPort);
        if (!Tls && HttpPort == GrpcPort && HttpPort != 0)
        {
            problems.Add($"--http and --grpc are both {HttpPort}; without TLS each needs a port of its own");
        }

        if (!Tls && !AllowPlaintext && !IPAddress.IsLoopback(Listen))
        {
            problems.Add($"--listen is {Listen}, beyond this machine, without TLS; add --tls, or --allow-plaintext if the network between is yours");
        }

        if (TlsCertificateFile is null != TlsKeyFile is null)
        {
            problems.Add("--tls-certificate and --tls-key belong together; one of them is missing");
        }

        foreach (string file in new[] { TlsCertificateFile, TlsKeyFile }.OfType<string>().Where(f => !File.Exists(f)))
        {
            problems.Add($"the file {file} does not exist");
        }

        foreach (string name in Names.Where(n => Uri.CheckHostName(n) == UriHostNameType.Unknown))
        {
            problems.Add($"--name is '{name}'; needed is a host name or an address");
        }

        if (AgentInterval < TimeSpan.FromSeconds(1) || AgentInterval > TimeSpan.FromHours(1))
        {
            problems.Add($"--interval is {AgentInterval.TotalSeconds:0}; needed are 1 to 3600 seconds");
        }

        if (KeepSamplesFor < TimeSpan.FromDays(1))
        {
            problems.Add($"--keep-days is {KeepSamplesFor.TotalDays:0.##}; needed is 1 or more");
        }

        if (KeepStatesFor < TimeSpan.FromDays(1))
        {
            problems.Add($"--keep-states is {KeepStatesFor.TotalDays:0.##}; needed is 1 or more");
        }

        return problems;
    }

    private static void CheckPort(List<string> problems, string option, int port)
    {
        if (port is < 0 or > 65535)
        {
            problems.Add($"{option} is {port}; needed is a port from 1 to 65535");
        }
    }
}
