namespace Vedette.Storage.Tests.Control;

public abstract class SettingsStoreContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_setting_is_absent_until_written_and_the_last_write_stays()
    {
        Assert.Null(await Stores.Settings.ReadAsync("agent-config", Stop));

        await Stores.Settings.WriteAsync("agent-config", """{"a":1}""", 1000, Stop);
        await Stores.Settings.WriteAsync("agent-config", """{"a":2}""", 2000, Stop);

        Assert.Equal("""{"a":2}""", await Stores.Settings.ReadAsync("agent-config", Stop));
        Assert.Null(await Stores.Settings.ReadAsync("other", Stop));
    }
}
