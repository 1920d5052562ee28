using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Miners;

/// <summary>Whole scans over real sockets in network namespaces of their own. Needs root, unshare (util-linux), ip (iproute2) and iptables.</summary>
public sealed partial class ScanNamespaceTests(ITestOutputHelper output)
{
    private const string Simulator = "artifacts/bin/Vedette.MinerSimulator/debug/vedette-miner-simulator";
    private const string Devices = "tests/Vedette.MinerSimulator/Devices";

    // Five miners among 65,534 addresses; everybody else's knocks are swallowed, as a network swallows them in which nobody is.
    private const string DarkNetwork = """
        set -eu
        ip link set lo up
        ip route add 10.77.0.0/16 dev lo
        for miner in 10.77.33.1 10.77.33.2 10.77.33.3 10.77.33.4 10.77.33.5; do
          ip address add $miner/32 dev lo
          iptables -A OUTPUT -d $miner -j ACCEPT
        done
        iptables -A OUTPUT -d 10.77.0.0/16 -j DROP
        "$0" --devices "$1" --play bitmain-s19pro-stock-20221206 --first 10.77.33.1 --count 5 --ready-file "$2/ready" &
        simulator=$!
        until [ -s "$2/ready" ]; do kill -0 $simulator; sleep 0.1; done
        "$0" scan 10.77.0.0/16 wide
        iptables -nvxL OUTPUT | awk '/DROP/ { print "dropped " $1 }'
        kill $simulator
        """;

    // A wire whose other end sees every broadcast, and nobody on it.
    private const string EmptyWire = """
        set -eu
        ip link set lo up
        ip link add here type veth peer name there
        ip address add 10.78.0.1/20 dev here
        ip link set here up
        ip link set there up
        "$0" scan 10.78.0.0/20 wide 10.78.0.1
        awk '$1 == "there:" { print "broadcasts " $3 }' /proc/net/dev
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dark_16_is_scanned_within_the_stated_time_and_its_miners_are_found()
    {
        using var folder = new TemporaryFolder();
        string transcript = await RunAsync(DarkNetwork, folder.Path);
        Dictionary<string, double> scan = Figures(transcript);
        Assert.Equal((65_534, 65_534, 5, 0), (scan["hosts"], scan["tried"], scan["found"], scan["errors"]));
        Assert.Equal(["10.77.33.1", "10.77.33.2", "10.77.33.3", "10.77.33.4", "10.77.33.5"], Finding().Matches(transcript).Select(m => m.Groups["address"].Value).Order());

        // Stated: under four minutes, and so within the usual interval, which leaves a loaded machine a minute. The pace forbids less than three and a half, so an implausibly quick one did not keep it.
        Assert.InRange(scan["seconds"], 210, 300);

        // Each dark address got its two knocks; the kernel repeats one now and then where it comes to more than a second.
        Assert.InRange(Figure(transcript, "dropped"), 2 * 65_529, 4.2 * 65_529);
    }

    [Fact]
    public async Task Wide_scan_of_an_empty_wire_asks_for_each_address_and_for_none_more_than_three_times()
    {
        using var folder = new TemporaryFolder();
        string transcript = await RunAsync(EmptyWire, folder.Path);
        Dictionary<string, double> scan = Figures(transcript);
        Assert.Equal((4093, 0, 0), (scan["tried"], scan["answered"], scan["errors"]));

        // Who has it? Asked at most three times for each address, and for each at least once.
        Assert.InRange(Figure(transcript, "broadcasts"), 4093, (3 * 4093) + 100);
    }

    private async Task<string> RunAsync(string script, string folder)
    {
        Assert.True(Environment.IsPrivilegedProcess, "A network namespace is made by root only; run this test as root.");
        ToolOutput.Need("/usr/bin/unshare", "util-linux");
        ToolOutput.Need("/usr/sbin/ip", "iproute2");
        ToolOutput.Need("/usr/sbin/iptables", "iptables");
        string simulator = RepositoryRoot.File(Simulator);
        Assert.True(File.Exists(simulator), $"{simulator} is missing; build tests/Vedette.MinerSimulator.");
        await using RunningProgram program = RunningProgram.Start(
            "/usr/bin/unshare", ["--net", "--pid", "--fork", "--kill-child", "--mount-proc", "/bin/bash", "-c", script, simulator, RepositoryRoot.File(Devices), folder]);
        program.EndInput();
        while (!(await program.LineAsync(line => line.StartsWith("scann", StringComparison.Ordinal), Stop)).StartsWith("scanned ", StringComparison.Ordinal))
        {
            // It tells of its progress every ten seconds.
        }

        Assert.True(await program.ExitCodeAsync(Stop) == 0, program.Transcript);
        output.WriteLine(program.Transcript);
        return program.Transcript;
    }

    private static Dictionary<string, double> Figures(string transcript) =>
        NamedFigure().Matches(transcript.Split('\n').Single(l => l.StartsWith("scanned ", StringComparison.Ordinal)))
            .ToDictionary(m => m.Groups["name"].Value, m => double.Parse(m.Groups["figure"].Value, CultureInfo.InvariantCulture));

    private static double Figure(string transcript, string name) =>
        double.Parse(transcript.Split('\n').Single(l => l.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<name>[a-z_]+)=(?<figure>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedFigure();

    [GeneratedRegex(@"^finding (?<address>\S+) Miner .*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Finding();
}
