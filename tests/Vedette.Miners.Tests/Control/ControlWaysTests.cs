using System.Reflection;
using Vedette.Miners.Connections;
using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Control;

/// <summary>The table says of each firmware what its control does, no more and no less, and the documentation says what the table says.</summary>
public sealed class ControlWaysTests
{
    private const string Pool = "stratum+tcp://new.example:3333";
    private const string Settings = $$"""{"pools":[{"url":"{{Pool}}","user":"farm.1","pass":"x"}],"bitmain-work-mode":"0","bitmain-freq-level":"100"}""";

    private static readonly MinerAction[] Actions =
    [
        new BlinkAction(true), new BlinkAction(false), new PauseAction(), new ResumeAction(), new RebootAction(), new SwitchPoolAction(Pool, "farm.1"), new PowerModeAction(PowerMode.Normal),
        new PowerLimitAction(2500),
    ];

    // As the table of the documentation has them, behind the firmware.
    private static readonly string[][] Columns =
    [
        [ControlWays.Blink, ControlWays.BlinkOff], [ControlWays.Pause, ControlWays.Resume], [ControlWays.Reboot], [ControlWays.Pool], [ControlWays.PowerMode], [ControlWays.PowerLimit],
    ];

    public static TheoryData<string> Rows => [.. ControlWays.All.Select(way => way.Name)];

    [Fact]
    public void Every_action_there_is_has_its_own_word_and_every_word_its_action()
    {
        IEnumerable<string> words = typeof(ControlWays).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(words, ControlWays.Words);
        Assert.Equal(ControlWays.Words, Actions.Select(a => a.Word));
        Assert.Equal(Implementations(typeof(MinerAction)), Actions.Select(a => a.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(ControlWays.All, way => Assert.Subset(Actions.Select(a => a.Word).ToHashSet(), way.Actions.ToHashSet()));
    }

    [Fact]
    public void Every_row_stands_with_one_control_and_every_control_is_in_use()
    {
        Assert.Equal(ControlWays.All.Select(w => w.Name).Order(StringComparer.Ordinal), MinerControl.All.SelectMany(c => c.Ways).Select(w => w.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Implementations(typeof(IDeviceControl)), MinerControl.All.Select(c => c.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_control_does_what_its_row_says_and_nothing_else(string row)
    {
        ControlWay way = ControlWays.All.Single(w => w.Name == row);
        IDeviceControl control = MinerControl.All.Single(c => c.Ways.Contains(way));
        string[] products = way == ControlWays.AvalonAtHome ? ["Avalon Q"] : way == ControlWays.AvalonInRack ? ["AvalonMiner 15-194"] : ["Avalon Q", "AvalonMiner 15-194"];

        var done = new List<string>();
        foreach (MinerAction action in Actions)
        {
            bool[] does = await Task.WhenAll(products.Select(product => DoesAsync(control, action, product)));
            if (does.Contains(true))
            {
                done.Add(action.Word);
            }
        }

        Assert.Equal(way.Actions.Order(StringComparer.Ordinal), done.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_documentation_has_the_same_table()
    {
        string[] lines = [.. File.ReadLines(RepositoryRoot.File("docs/operations/actions.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Split('|').Length == Columns.Length + 4).Skip(1)];
        Assert.Equal(
            ControlWays.All.Select(way => $"{way.Name}: {string.Join(' ', way.Actions.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal),
            lines.Select(Documented).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("antminer", FirmwareFamily.Stock, null, "Antminer, stock (2020 and later)")]
    [InlineData("antminer", FirmwareFamily.Braiins, null, "Braiins OS 25.07 and later")]
    [InlineData("antminer", FirmwareFamily.VNish, null, "VNish")]
    [InlineData("antminer", FirmwareFamily.Hiveon, null, null)]
    [InlineData("whatsminer", FirmwareFamily.Stock, null, "Whatsminer with the third interface")]
    [InlineData("whatsminer", FirmwareFamily.LuxOs, null, "LuxOS")]
    [InlineData("epic", FirmwareFamily.Unknown, null, "ePIC")]
    [InlineData("avalon", FirmwareFamily.Stock, "Avalon Nano 3S", "Avalon Q, Nano 3, Mini 3")]
    [InlineData("avalon", FirmwareFamily.Stock, "AvalonMiner 1566", "AvalonMiner")]
    [InlineData("avalon", FirmwareFamily.Stock, null, "Avalon, model unknown")]
    [InlineData("unknown", FirmwareFamily.Unknown, null, null)]
    public void A_device_has_the_row_of_its_firmware_before_that_of_its_maker(string vendor, FirmwareFamily firmware, string? model, string? row) =>
        Assert.Equal(row, ControlWays.Of(new MinerIdentity { Vendor = vendor, FirmwareFamily = firmware, Model = model })?.Name);

    private static async Task<bool> DoesAsync(IDeviceControl control, MinerAction action, string product)
    {
        var dialogue = new ControlDialogue(new ScriptedDevice(asked => Obliging(asked, product)), ControlledDevice.Logins, new ManualClock());
        try
        {
            ControlResult result = await control.ActAsync(dialogue, action, TestContext.Current.CancellationToken);
            Assert.True(result.Outcome is ControlOutcome.Done or ControlOutcome.Refused or ControlOutcome.NotSupported, $"{control.GetType().Name} {action.Word}: {result.Outcome}: {result.Detail}");
            return result.Outcome != ControlOutcome.NotSupported;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>A device of every maker at once, that takes everything.</summary>
    private static DeviceReply Obliging(string asked, string product) => asked switch
    {
        "rpc version" => ScriptedDevice.Rpc($$"""{"STATUS":[{"STATUS":"S","Code":22}],"VERSION":[{"PROD":"{{product}}"}],"id":1}"""),
        "rpc logon" => ScriptedDevice.Rpc("""{"SESSION":[{"SessionID":"s"}],"STATUS":[{"STATUS":"S","Code":316}],"id":1}"""),
        "rpc pools" => ScriptedDevice.Rpc($$"""{"STATUS":[{"STATUS":"S","Code":7}],"POOLS":[{"POOL":0,"Priority":0,"URL":"{{Pool}}","User":"farm.1"}],"id":1}"""),
        _ when asked.StartsWith("rpc ", StringComparison.Ordinal) => ScriptedDevice.RpcDone(),
        _ when asked.Contains("get.device.info", StringComparison.Ordinal) => ScriptedDevice.Rpc("""{"code":0,"msg":{"salt":"uhCiDyVj"}}"""),
        _ when asked.StartsWith("v3 ", StringComparison.Ordinal) => ScriptedDevice.Rpc("""{"code":0,"msg":"ok"}"""),
        _ when asked.Contains("get_miner_conf", StringComparison.Ordinal) => ScriptedDevice.Json(Settings),
        _ when asked.Contains("blink.cgi", StringComparison.Ordinal) => ScriptedDevice.Json(asked.Contains("true", StringComparison.Ordinal) ? """{"code":"B000"}""" : """{"code":"B100"}"""),
        _ when asked.Contains("set_miner_conf", StringComparison.Ordinal) => ScriptedDevice.Json("{}"),
        _ => ScriptedDevice.Json("""{"token":"t","result":true,"stratumURL":"new.example","stratumPort":3333,"stratumUser":"farm.1"}"""),
    };

    private static string Documented(string line)
    {
        string[] cells = [.. line.Split('|')[1..^1].Select(c => c.Trim())];
        IEnumerable<string> actions = Columns.SelectMany((words, column) => cells[column + 1].Length == 0 ? [] : words.Where(w => w != ControlWays.BlinkOff || cells[column + 1] != "on only"));
        return $"{cells[0]}: {string.Join(' ', actions.Order(StringComparer.Ordinal))}";
    }

    private static IEnumerable<string> Implementations(Type of) =>
        of.Assembly.GetTypes().Where(t => of.IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false }).Select(t => t.Name).Order(StringComparer.Ordinal);
}
