using System.Text.Json;
using Vedette.Agent.Configuration;
using Vedette.Agent.Enrolment;

namespace Vedette.Agent.Tests.Miners;

public sealed class EnrolledNetworksTests
{
    [Fact]
    public void Networks_of_the_enrolment_count_where_nobody_names_any()
    {
        var problems = new List<string>();
        MinersSettings named = new MinersSettings().WithEnrolled(["10.1.0.0/24", "127.0.0.0/28"], problems.Add);
        Assert.True(named.IsOn);
        Assert.Single(named.Ranges);
        // What the settings of today do not allow is told and left out, however it was enrolled.
        Assert.Contains("scan_loopback", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_counts_before_the_enrolment()
    {
        var configured = new MinersSettings { Networks = ["10.9.0.0/24"] };
        Assert.Same(configured, configured.WithEnrolled(["10.1.0.0/24"], Assert.Fail));
        Assert.False(new MinersSettings().WithEnrolled(null, Assert.Fail).IsOn);
        Assert.False(new MinersSettings().WithEnrolled([], Assert.Fail).IsOn);
    }

    [Fact]
    public void An_identity_keeps_them_and_one_of_before_has_none()
    {
        var identity = new AgentIdentity(7, "site", new Uri("http://localhost:8000"), new TransportAddresses(null, null), default) { Networks = ["10.1.0.0/24"] };
        string kept = JsonSerializer.Serialize(identity, AgentJson.Default.AgentIdentity);
        Assert.Equal(["10.1.0.0/24"], JsonSerializer.Deserialize(kept, AgentJson.Default.AgentIdentity)!.Networks);
        AgentIdentity before = JsonSerializer.Deserialize("""{"id":7,"name":"site","server_url":"http://localhost:8000","transports":{},"enrolled_at":"2026-01-01T00:00:00+00:00"}""", AgentJson.Default.AgentIdentity)!;
        Assert.Null(before.Networks);
    }
}
