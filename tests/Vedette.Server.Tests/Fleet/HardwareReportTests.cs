using System.Text.Json;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Fleet;

public sealed class HardwareReportTests
{
    private static HardwareDocument? Read(string json) => HardwareReport.Read(JsonElement.Parse(json));

    [Theory]
    [InlineData("""{"a":1,"b":{"c":2,"d":3}}""", """{"b":{"d":3,"c":2},"a":1}""", true)]
    [InlineData("""{"cpu_cores":4,"disk_available_mb":10}""", """{"cpu_cores":4,"disk_available_mb":9}""", true)]
    [InlineData("""{"disks":[{"name":"sda","free_bytes":1}]}""", """{"disks":[{"name":"sda","free_bytes":2}]}""", true)]
    [InlineData("""{"cpu_cores":4}""", """{"cpu_cores":8}""", false)]
    [InlineData("""{"disks":[{"name":"sda"}]}""", """{"disks":[{"name":"sda"},{"name":"sdb"}]}""", false)]
    public void Order_and_free_space_are_no_change_of_hardware(string before, string after, bool same) =>
        Assert.Equal(same, Read(before)!.Fingerprint == Read(after)!.Fingerprint);

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    public void Only_an_object_is_hardware(string json) => Assert.Null(Read(json));
}
