using Vedette.Miners.Tests.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>The families of which there is no recording, with damaged replies.</summary>
public sealed class DamagedSyntheticTests
{
    private static readonly byte[][] Others = ["{\"a\":[1,2,{\"b\":null}]}"u8.ToArray(), "<html>Login</html>"u8.ToArray()];

    [Theory]
    [InlineData("goldshell")]
    [InlineData("innosilicon")]
    [InlineData("iceriver")]
    [InlineData("marathon")]
    [InlineData("proto")]
    public async Task Damaged_replies_never_throw(string family)
    {
        var random = new Random(80);
        var read = 0;
        for (var round = 0; round < ReplyFuzzTests.Rounds(400); round++)
        {
            var device = Device(family);
            device.Change = body => body.Length == 0 || random.Next(3) == 0 ? body : ReplyDamage.Apply(random, body, Others);
            var identity = family == "marathon" ? WebDevices.Identity("antminer", FirmwareFamily.Marathon) : WebDevices.Identity(family);
            if (await WebDevices.ReadAsync(device, identity) is { Boards.Count: > 0 }) read++;
        }
        Assert.True(read > 0, "no damaged reply could be read in part");
    }

    private static ScriptedDevice Device(string family) => family switch
    {
        "goldshell" => GoldshellTests.Box(),
        "innosilicon" => InnosiliconTests.Filled(new ScriptedDevice()),
        "iceriver" => new ScriptedDevice { ["POST /user/userpanel?post=4"] = IceRiverTests.Panel },
        "marathon" => MarathonTests.Device("\"hashrate_realtime\":143.2", "Mining"),
        _ => ProtoTests.Rig(),
    };
}
