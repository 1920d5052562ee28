using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary>systemd's own judgement of the agent's unit, and its own reading of it.</summary>
public sealed class UnitSecurityTests
{
    /// <summary>0 is locked away, 10 is free to do anything.</summary>
    private const double MostExposure = 3.0;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_unit_is_exposed_little()
    {
        await using RunningProgram analyze = RunningProgram.Start(
            "systemd-analyze", ["security", "--offline=true", "--no-pager", "--threshold=30", RepositoryRoot.File("deploy/vedette-agent.service")]);
        int exit = await analyze.ExitCodeAsync(Stop);
        Match overall = Regex.Match(analyze.Transcript, @"Overall exposure level for vedette-agent\.service: (\d+\.\d)", RegexOptions.None, TimeSpan.FromSeconds(30));
        Assert.True(exit == 0 && overall.Success, analyze.Transcript);
        Assert.True(double.Parse(overall.Groups[1].Value, CultureInfo.InvariantCulture) <= MostExposure, overall.Value);
    }
}
