namespace Vedette.EndToEnd.Tests.Portal;

public sealed class ChromiumTests
{
    [Fact]
    public async Task A_missing_browser_is_named_with_the_way_to_install_it()
    {
        FileNotFoundException missing = await Assert.ThrowsAsync<FileNotFoundException>(() => Chromium.StartAsync(null!, "/no/such/browser"));

        Assert.Contains("chromium is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install", missing.Message, StringComparison.Ordinal);
    }
}
