using Vedette.Model.Series;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Fleet;

public sealed class SeriesStampTests
{
    private static readonly AgentRow Web = new() { Id = 7, Kind = AgentKind.Host, Name = "web1", CreatedAtMs = 0 };

    [Fact]
    public void Series_of_miners_carry_the_site_of_their_agent_and_no_others_do()
    {
        Labels miner = SeriesStamp.Stamp(Labels.Create("miner_up", new Label("miner", "02:00:00:00:00:01"), new Label("site", "theirs")), Web, "north");
        Labels host = SeriesStamp.Stamp(Labels.Create("node_load1"), Web, "north");

        Assert.Equal(("north", "theirs"), (miner["site"], miner["exported_site"]));
        Assert.Null(host["site"]);
        Assert.Null(SeriesStamp.Stamp(Labels.Create("miner_up"), Web)["site"]);
    }

    [Fact]
    public void A_series_gets_the_agents_identity()
    {
        Labels stamped = SeriesStamp.Stamp(Labels.Create("up", new Label("zone", "a")), Web);

        Assert.Equal("""up{agent="7",instance="web1",job="vedette",zone="a"}""", stamped.ToString());
    }

    [Fact]
    public void What_a_client_says_it_is_stays_beside_what_it_is()
    {
        Labels stamped = SeriesStamp.Stamp(Labels.Create("up", new Label("agent", "1"), new Label("instance", "db1"), new Label("exported_instance", "x")), Web);

        Assert.Equal("""up{agent="7",exported_agent="1",exported_exported_instance="db1",exported_instance="x",instance="web1",job="vedette"}""", stamped.ToString());
    }
}
