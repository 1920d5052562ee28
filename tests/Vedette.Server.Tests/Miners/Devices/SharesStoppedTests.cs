using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.MinerSimulator;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.Devices;

/// <summary>A simulated miner that goes on claiming while no share is accepted: asked over real sockets, told by the agent's code, judged by the server's, all on one clock that the test moves.</summary>
public sealed class SharesStoppedTests
{
    private readonly JudgedDevice _device = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bitmain-s19pro-stock-20221206", "127.141.0.1")]
    [InlineData("bitmain-s19kpro-luxos-2025.4.8", "127.142.0.1")]
    [InlineData("microbt-m20s_v10-stock-20210322", "127.143.0.1")]
    public async Task It_claims_only_within_ten_minutes_and_hashes_again_with_its_next_shares(string recording, string address)
    {
        var options = new SimulatedSiteOptions(RepositoryRoot.File("tests/Vedette.MinerSimulator/Devices")) { First = address, Recordings = [recording], Clock = _device.Site.Clock, LowPortOffset = 20_000 };
        await using SimulatedSite site = await SimulatedSite.StartAsync(options);

        // A loaded machine answers late; the only clock that counts is the test's.
        var patient = new MinerConnectionOptions { RpcTimeout = TimeSpan.FromMinutes(2), ConnectTimeout = TimeSpan.FromMinutes(2), WebTimeout = TimeSpan.FromMinutes(2), Pause = TimeSpan.Zero, Ports = new Dictionary<int, int> { [80] = 20_080 } };
        var reader = new MinerReader(patient, _device.Site.Clock);
        IMinerConnection connection = new MinerConnections(patient, TimeProvider.System).Open(address);
        MinerIdentity? identity = await reader.IdentifyAsync(connection, Stop);
        Assert.True(identity is not null, $"{recording} was not identified.");

        await PassAsync(20);
        Assert.Equal("hashing", _device.Verdict);
        site.Miners[0].SharesStopped = true;
        await PassAsync(9);
        Assert.Equal("hashing", _device.Verdict);
        await PassAsync(1);
        Assert.Equal("claims_only", _device.Verdict);
        Assert.Contains("claims_only", _device.Findings);
        Assert.Equal("critical", _device.Site.Finding("claims_only")!.Severity);
        site.Miners[0].SharesStopped = false;
        await PassAsync(2);
        Assert.Equal("hashing", _device.Verdict);
        Assert.DoesNotContain("claims_only", _device.Findings);

        async Task PassAsync(int minutes)
        {
            for (int minute = 0; minute < minutes; minute++)
            {
                _device.Site.Clock.Advance(TimeSpan.FromMinutes(1));
                MinerSnapshot? snapshot = await reader.ReadAsync(connection, identity, Stop);
                Assert.True(snapshot is not null, $"{recording} was not read.");
                _device.Tell(snapshot);
            }
        }
    }
}
