using Vedette.Miners.Tests.Families;
using Vedette.Miners.Tests.WebFamilies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Conversations;

/// <summary>One device of every family at least: the recorded ones, and for those of which none is recorded what the tests wrote down.</summary>
internal static class KnownConversations
{
    public static IReadOnlyDictionary<string, Func<Conversation>> All { get; } = Build();

    private static SortedDictionary<string, Func<Conversation>> Build()
    {
        var all = new SortedDictionary<string, Func<Conversation>>(StringComparer.Ordinal);
        foreach (string name in RecordedDevices.Names)
        {
            all[name] = () => new Conversation(name, RecordedDevice.Load(name));
        }

        foreach ((string name, Func<RecordedDevice> device) in MadeUpDevices.All)
        {
            all[name] = () => new Conversation(name, device());
        }

        all["futurebit-apollo2"] = () => new Conversation("futurebit-apollo2", FutureBitTests.Apollo());
        all["goldshell-kdboxpro"] = () => new Conversation("goldshell-kdboxpro", GoldshellTests.Box(), WebDevices.Identity("goldshell"));
        all["iceriver-ks0pro"] = () => new Conversation("iceriver-ks0pro", new ScriptedDevice { ["POST /user/userpanel?post=4"] = IceRiverTests.Panel }, WebDevices.Identity("iceriver"));
        all["innosilicon-t3h"] = () => new Conversation("innosilicon-t3h", InnosiliconTests.Filled(new ScriptedDevice()), WebDevices.Identity("innosilicon"));
        all["marathon-s19xp"] = () => new Conversation("marathon-s19xp", MarathonTests.Device("\"hashrate_realtime\":143.2", "Mining"), WebDevices.Identity("antminer", FirmwareFamily.Marathon));
        all["proto-rig"] = () => new Conversation("proto-rig", ProtoTests.Rig(), WebDevices.Identity("proto"));
        return all;
    }
}
