using System.Text.Json;

namespace Vedette.Server.Tests.Hosting;

/// <summary>What the runtime is told when the server starts, as it lies beside the server.</summary>
public sealed class RuntimeSettingsTests
{
    [Fact]
    public void The_server_has_one_heap_and_collects_it_in_the_background()
    {
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vedette-server.runtimeconfig.json")));
        JsonElement properties = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.False(properties.GetProperty("System.GC.Server").GetBoolean());
        Assert.True(properties.GetProperty("System.GC.Concurrent").GetBoolean());

        // A bound here would go before the memory limit of the container or unit, which the runtime heeds by itself.
        Assert.DoesNotContain(properties.EnumerateObject(), p => p.Name.StartsWith("System.GC.HeapHardLimit", StringComparison.Ordinal));
    }
}
