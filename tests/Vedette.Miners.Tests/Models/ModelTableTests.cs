using Vedette.Miners.Catalogue;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Models;

public sealed class ModelTableTests
{
    [Theory]
    [InlineData("antminer", "Antminer S19 Pro", 3, 114, 4)]
    [InlineData("antminer", "Bitmain Antminer S19j Pro", 3, 126, 4)]
    [InlineData("antminer", "ANTMINER S19J PRO", 3, 126, 4)]
    [InlineData("antminer", "Antminer S21 Pro (Vnish 1.2.7)", 3, 65, 4)]
    [InlineData("antminer", "Antminer S19j (88)", 3, 88, 4)]
    [InlineData("antminer", "Antminer S19j NoPIC", 3, 88, 4)]
    [InlineData("antminer", "AntMiner S19 XP (BHB56801)", 3, 110, 4)]
    [InlineData("antminer", "Antminer S19 Hydro", 4, 104, 0)]
    [InlineData("antminer", "S21+", 3, 55, 4)]
    [InlineData("antminer", "Antminer S21 Plus", 3, 55, 4)]
    [InlineData("antminer", "Antminer S9\nV1.x", 3, 63, 2)]
    [InlineData("antminer", "Antminer L7", 3, 120, 4)]
    [InlineData("whatsminer", "M30S+_VE40", 3, 156, 2)]
    [InlineData("whatsminer", "Whatsminer M30S+ VE45", 3, 156, 2)]
    [InlineData("whatsminer", "M30S++VG30", 3, 111, 2)]
    [InlineData("whatsminer", "M20S_V10", 3, 105, 2)]
    [InlineData("whatsminer", "M30S+_VG61", 3, 86, 2)]
    [InlineData("whatsminer", "M31S+_V101", 3, 111, 2)]
    [InlineData("whatsminer", "M60_VK6A", 3, 172, 2)]
    [InlineData("whatsminer", "M66S_VK30", 3, 384, 0)]
    [InlineData("whatsminer", "M53S++_VK10", 4, 198, 0)]
    [InlineData("avalon", "AvalonMiner 1246", 3, 120, 4)]
    [InlineData("avalon", "Avalon Nano 3S", 1, 12, 1)]
    [InlineData("avalon", "Avalon Q", 1, 160, 4)]
    [InlineData("auradine", "AT1500", 3, 132, 4)]
    [InlineData("auradine", "Teraflux AT2880", 3, 138, 4)]
    [InlineData("bitaxe", "Bitaxe Supra", 1, 1, 1)]
    [InlineData("elphapex", "DG-Home1", 1, 120, 4)]
    [InlineData("elphapex", "DG1+", 4, 204, 4)]
    [InlineData("antminer", "ANTMINER S19J PRO DUAL", 6, 126, 8)]
    [InlineData("avalon", "Avalon Mini 3", 1, 66, 1)]
    [InlineData("goldshell", "Goldshell-KD Max", 3, 84, 4)]
    [InlineData("goldshell", "MiniDOGE", 1, 40, 2)]
    [InlineData("futurebit", "Apollo II", 1, 44, 1)]
    [InlineData("hammer", "Hammer D1", 3, 105, 4)]
    [InlineData("iceriver", "ks3m", 3, 18, 4)]
    [InlineData("innosilicon", "A11", 4, 8, 2)]
    [InlineData("sealminer", "Sealminer A2", 3, 153, 4)]
    [InlineData("volcminer", "VolcMiner D1", 3, 105, 4)]
    public void Model_is_found_in_any_spelling(string vendor, string name, int boards, int chips, int fans)
    {
        var model = ModelTable.Find(vendor, name);

        Assert.NotNull(model);
        Assert.Equal((boards, chips, fans), (model.Boards, model.ChipsPerBoard, model.Fans));
    }

    [Theory]
    [InlineData("antminer", "Antminer KS3", "kheavyhash")]
    [InlineData("iceriver", "KS3", "kheavyhash")]
    [InlineData("antminer", "Antminer L3+", "scrypt")]
    [InlineData("antminer", "Antminer D7", "x11")]
    [InlineData("antminer", "Antminer E9 Pro", "ethash")]
    [InlineData("volcminer", "VolcMiner D1", "scrypt")]
    [InlineData("goldshell", "HS5", "handshake")]
    [InlineData("iceriver", "10306", "alephium")]
    [InlineData("goldshell", "KD-BOX Pro", "blake2s-kadena")]
    [InlineData("innosilicon", "A10 Pro", "ethash")]
    [InlineData("whatsminer", "M60S_VK40", "sha256d")]
    public void Model_tells_what_it_hashes(string vendor, string name, string algorithm) => Assert.Equal(algorithm, ModelTable.Find(vendor, name)?.Algorithm);

    [Fact]
    public void Unknown_variant_of_a_whatsminer_has_the_fans_of_its_model_and_no_chips()
    {
        var model = ModelTable.Find("whatsminer", "M30S+_VZ90");

        Assert.NotNull(model);
        Assert.Equal((3, null, 2), (model.Boards, model.ChipsPerBoard, model.Fans));
    }

    [Fact]
    public void Unknown_variant_has_no_boards_where_the_variants_differ() => Assert.Null(ModelTable.Find("whatsminer", "M66S_VZ90")?.Boards);

    [Theory]
    [InlineData("antminer", "Antminer S99")]
    [InlineData("antminer", "")]
    [InlineData("antminer", "(Vnish)")]
    [InlineData("antminer", null)]
    [InlineData("whatsminer", "V")]
    [InlineData("whatsminer", "M999")]
    [InlineData("unknown", "Antminer S19 Pro")]
    public void Unknown_model_is_not_found(string vendor, string? name) => Assert.Null(ModelTable.Find(vendor, name));

    [Fact]
    public void Snapshot_gets_what_its_device_did_not_say()
    {
        var completed = ModelTable.Complete(Snapshot("Antminer T21") with { Boards = [new MinerBoard { Slot = 0, Chips = 108 }, new MinerBoard { Slot = 1, Chips = 90, ExpectedChips = 100 }] });

        Assert.Equal((3, 4, "sha256d"), (completed.ExpectedBoards, completed.ExpectedFans, completed.Identity.Algorithm));
        Assert.Equal([108, 100], completed.Boards.Select(board => board.ExpectedChips));
    }

    [Fact]
    public void What_the_device_said_is_never_overwritten()
    {
        var said = Snapshot("Antminer S19 Pro") with { ExpectedBoards = 2, ExpectedFans = 1, Hashrate = new MinerHashrate { Label = 1e12 } };
        said = said with { Identity = said.Identity with { Algorithm = "other" } };

        var completed = ModelTable.Complete(said);

        Assert.Equal((2, 1, 1e12, "other"), (completed.ExpectedBoards, completed.ExpectedFans, completed.Hashrate.Label, completed.Identity.Algorithm));
    }

    [Fact]
    public void Snapshot_of_an_unknown_model_stays_as_it_is()
    {
        var unknown = Snapshot("Antminer S99");

        Assert.Same(unknown, ModelTable.Complete(unknown));
    }

    [Fact]
    public void Variant_in_the_raw_name_counts_before_the_readable_name()
    {
        var snapshot = Snapshot("Whatsminer M30S+", "whatsminer");
        snapshot = snapshot with { Identity = snapshot.Identity with { RawModel = "M30S+_VE40" }, Boards = [new MinerBoard { Slot = 0 }] };

        Assert.Equal(156, ModelTable.Complete(snapshot).Boards[0].ExpectedChips);
    }

    [Fact]
    public void Label_is_what_the_maker_sold_it_as() => Assert.Equal(270e12, ModelTable.Find("antminer", "Antminer S21 XP")?.LabelHashrate);

    private static MinerSnapshot Snapshot(string model, string vendor = "antminer") =>
        new() { CollectedAt = DateTimeOffset.UnixEpoch, Address = "192.0.2.7", Identity = new MinerIdentity { Vendor = vendor, Model = model } };
}
