namespace Vedette.Miners.Tests.Families;

/// <summary>Devices in the cgminer manner of which no recording is free: replies written after what is publicly known of them, one for each kind.</summary>
internal static class MadeUpDevices
{
    public static IReadOnlyDictionary<string, Func<RecordedDevice>> All { get; } = new SortedDictionary<string, Func<RecordedDevice>>(StringComparer.Ordinal)
    {
        ["antminer-z11"] = () => MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"CGMiner":"4.9.0","API":"3.1","Miner":"9.0.0.5","CompileTime":"Thu Oct 24 11:09:07 CST 2019","Type":"Antminer Z11"}],"id":1}"""),
            ("summary", """{"STATUS":[{"STATUS":"S","When":1700000000}],"SUMMARY":[{"Elapsed":67479,"GHS 5s":"140769.98","GHS av":140476.54,"Accepted":700,"Rejected":3,"Stale":0,"Hardware Errors":0}],"id":1}"""),
            ("stats", """{"STATS":[{"CGMiner":"4.9.0","Type":"Antminer Z11"}{"STATS":0,"Elapsed":67479,"GHS 5s":"140769.98","fan_num":2,"fan1":3840,"fan2":3720,"temp1":45,"temp2":49,"temp2_1":62,"temp2_2":65,"chain_acn1":3,"chain_acn2":3,"chain_hw1":0,"chain_rate1":"51.44","chain_rate2":"44.56","chain_rate3":""}],"id":1}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://zec.example.pool:1444","User":"t1.z","Status":"Alive","Priority":0,"Accepted":700,"Rejected":3,"Stratum Active":true,"Last Share Time":"0:00:05","Diff":"16.4K"}],"id":1}""")),
        ["hiveon-s9"] = () => MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"2.0.0 rwglr","API":"3.1","Miner":"30.0.1.3","Type":"Antminer S9 Hiveon"}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":4000,"GHS 5s":"13800.12","GHS av":13790.5,"Accepted":10,"Rejected":1,"Stale":2,"Hardware Errors":3}],"id":1}"""),
            ("stats", """{"STATS":[{"BMMiner":"2.0.0 rwglr","Type":"Antminer S9 Hiveon"}{"STATS":0,"Elapsed":4000,"fan_num":2,"fan1":0,"fan5":4320,"fan6":4440,"temp6":70,"temp2_6":85,"chain_acn6":63,"chain_acn7":62,"chain_acn8":0,"chain_acs6":" oooooooo ooxooooo","chain_rate6":"4600.10","chain_rate7":"4590","chain_rate8":"","chain_power":"1350 W (AB 1)","total_rateideal":14000.0}],"id":1}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://Hive.Pool:3333","User":"a.b","Status":"Alive","Accepted":10,"Rejected":1,"Stratum Active":true}],"id":1}""")),
        ["msk-s19"] = () => MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"4.11.1 rwglr","Type":"S19-88 v.2.6.0.39 "}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":900,"Accepted":1}],"id":1}"""),
            ("stats", """{"STATS":[{"BMMiner":"4.11.1 rwglr","Type":"S19-88 v.2.6.0.39 "},{"STATS":0,"Elapsed":900,"total_rate":95000,"total_power":3010,"fan_num":4,"fan1":5000,"fan2":5000,"fan3":5100,"fan4":5100,"chain_acn1":88,"chain_acn2":88,"chain_acn3":0,"chain_avgrate1":31700,"chain_avgrate2":31600,"chain_rateideal1":32000,"chain_rateideal3":32000,"chain_power1":1000,"chain_voltage1":13.7,"temp_pcb1":"50-48-50-48","temp_chip1":"61-61-61-61","psu_status":"PSU OK"}],"id":1}"""),
            ("pools", """{"POOLS":[],"id":1}""")),
        ["sealminer-a2"] = () => MadeUpReplies.Rpc(
            ("version", """{"STATUS":[{"STATUS":"S","Description":"bdminer 1.0.0"}],"VERSION":[{"bdminer":"1.0.0","API":"3.7"}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":5000,"MHS 5s":226000000.0,"MHS av":225000000.0,"Accepted":9,"Rejected":1,"Stale":2}],"id":1}"""),
            ("stats", """{"STATS":[{"STATS":0,"Firmware":"2025.1","PSU Input Power":3700,"Power Limit":4000,"Error Code":"0x12","0 Chip Count":96,"0 MHS(Sample)":75000000,"0 MHS(Ideal)":76000000,"0 Temp 0":60,"0 Temp 1":66.5,"0 SN":"SN0","0 Speed":4500,"1 Chip Count":96,"1 MHS(Sample)":75100000,"1 Temp 0":61,"1 Speed":4400}],"id":1}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://a.example:1","User":"x","Status":"Alive"}],"id":1}""")),
        ["hammer-d10"] = () => MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"CGMiner":"2.3.3","API":"3.1","Miner":"2.0.2.2","CompileTime":"2023-05-28 17-20-35 CST","Type":"Hammer D10"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":119134,"MHS 5s":"4885.08","MHS av":"4872.92","Accepted":"156.0000","Rejected":"2.0000","Hardware Errors":7977}]}"""),
            ("stats", """{"STATS":[{"CGMiner":"2.3.3","Type":"Hammer D10"},{"STATS":0,"MHS 5s":"4686.48","frequency":"810","fan_num":4,"fan1":4650,"fan2":4500,"fan3":3870,"fan4":3930,"temp1":45,"chain_acn1":108,"chain_rate1":"1578.2742","chain_acn4":0,"chain_rate4":""}]}"""),
            ("pools", """{"POOLS":[]}""")),
        ["avalon-841"] = () => MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"CGMiner":"4.10.0","API":"3.7"}]}"""),
            ("devdetails", """{"STATUS":[{"STATUS":"S"}],"DEVDETAILS":[{"DEVDETAILS":0,"Name":"AV8","ID":0,"Driver":"avalon8"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":9000,"MHS 5s":27000000.0,"MHS av":nan,"Accepted":5,"Rejected":2,"Stale":3,"Hardware Errors":4}]}"""),
            ("stats", """{"STATS":[{"STATS":0,"ID":"AV80","MM ID1":"Ver[8411803-14b0f10] DNA[0137dace492a2ec1] Elapsed[66] MW[18528 18830 19159 17631] LW[74148] MH[1 1 2 3] HW[7] Temp[36] TMax[84] Fan[5730] FanR[100%] GHSmm[13646.20] TA[104] ECHU[0 512 0 0] ECMM[0]","MM ID2":"Ver[8411803-14b0f10] Elapsed[66] MW[18509 18976 17286 17815] Temp[36] TMax[85] Fan[5850] FanR[100%] GHSmm[13609.65] TA[104]"}]}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://a.example:3333","Status":"Alive","User":"x","Last Share Time":1502904704}]}""")),
        ["whatsminer-m31s"] = () => MadeUpReplies.Rpc(
            ("version", """{"STATUS":"E","Code":14,"Msg":"invalid cmd","Description":"btminer"}"""),
            ("devdetails", """{"STATUS":[{"STATUS":"S"}],"DEVDETAILS":[{"DEVDETAILS":0,"Name":"SM","ID":0,"Driver":"bitmicro","Model":"M31S+_VE20"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":4000,"Uptime":4100,"MHS av":80000000.0,"MHS 5s":81000000.0,"HS RT":80500000.0,"Factory GHS":82000,"Power":3310,"Power Limit":3500,"Power Mode":"Normal","Error Code Count":1,"Error Code 0":540,"Fan Speed In":4900,"Fan Speed Out":4950,"Power Fanspeed":7000,"Env Temp":24.5,"Chip Temp Max":88.1,"MAC":"C4:08:28:1F:EE:30","Firmware Version":"'20220801.11.REL'","Accepted":5,"Rejected":1,"Hardware Errors":2}],"id":1}"""),
            ("edevs", """{"DEVS":[{"ASC":1,"Slot":1,"MHS av":40000000.0,"Effective Chips":78,"Temperature":66.5,"Chip Temp Max":87.0,"Chip Frequency":640,"PCB SN":"H1"},{"ASC":0,"Slot":0,"MHS av":40000000.0,"Effective Chips":77,"Temperature":65}],"id":1}"""),
            ("pools", """{"POOLS":[{"POOL":1,"URL":"stratum+tcp://b.example:3333","Status":"Alive","Priority":0,"User":"w.1","Accepted":5,"Rejected":1,"Last Share Time":1700000000,"Stratum Active":true,"Stratum Difficulty":65536.0}],"id":1}"""),
            ("get_error_code", """{"STATUS":"S","Code":131,"Msg":{"error_code":["540":"2024-01-01 00:00:00"]},"Description":""}""")),
        ["fluminer-t3"] = FluMiner,
        ["innosilicon-a9"] = () => MadeUpReplies.Rpc(
            ("version", """{"STATUS":[{"STATUS":"S","Code":22,"Description":"innominer a9-1.1.0"}],"VERSION":[{"CGMiner":"4.10.0","API":"3.7"}]}"""),
            ("summary", """{"STATUS":[{"STATUS":"S","Description":"innominer a9-1.1.0"}],"SUMMARY":[{"Elapsed":8010,"MHS av":51300.25,"MHS 5s":50100.5,"Accepted":90,"Rejected":1,"Stale":2,"Hardware Errors":4}]}"""),
            ("stats", """{"STATS":[{"STATS":0,"ID":"HND0","Num chips":6,"Num active chips":6,"Fan duty":60,"Temp":66.5},{"STATS":1,"ID":"HND1","Num chips":6,"Num active chips":5,"Fan duty":60,"Temp":68.5},{"STATS":2,"ID":"HND2","Num chips":0},{"STATS":3,"ID":"POOL0","Pool Calls":0}]}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://z.example:3333","Status":"Alive","User":"x"}]}""")),
        ["braiins-s9-rpc"] = () => MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"API":"3.7","BOSminer":"0.2.0-d360818"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":81000,"MHS 5s":13400000.5,"MHS av":13390000,"Accepted":5,"Rejected":1}]}"""),
            ("devs", """{"DEVS":[{"ASC":0,"ID":6,"MHS 5s":6700000.5,"Nominal MHS":6800000,"Status":"Alive"},{"ASC":1,"ID":7,"MHS 5s":6700000.5,"Status":"Alive"}]}"""),
            ("devdetails", """{"DEVDETAILS":[{"DEVDETAILS":0,"ID":6,"Model":"Bitmain Antminer S9","Chips":63,"Frequency":650,"Voltage":8.8}]}"""),
            ("temps", """{"TEMPS":[{"Board":61.5,"Chip":76.5,"ID":6,"TEMP":0}]}"""),
            ("fans", """{"FANS":[{"FAN":0,"ID":1,"RPM":4100,"Speed":80}]}"""),
            ("tunerstatus", """{"TUNERSTATUS":[{"ApproximateMinerPowerConsumption":1240,"PowerLimit":1300}]}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://z.example:3333","Status":"Alive","User":"x","Accepted":5}]}""")),
        ["plain-sgminer"] = () => MadeUpReplies.Rpc(
            ("version", "STATUS=S,When=986,Code=22,Msg=CGMiner versions,Description=sgminer 5.1|VERSION,SGMiner=5.1,API=3.7|"),
            ("summary", "STATUS=S,When=986,Code=11,Msg=Summary,Description=sgminer 5.1|SUMMARY,Elapsed=900,MHS 5s=20.5,Accepted=4,Rejected=1|"),
            ("pools", "STATUS=S,When=986,Code=7|POOL=0,URL=http://p.example:1,Status=Dead,User=u|POOL=1,URL=http://q.example:1,Status=Alive,User=u|"),
            ("devs", "STATUS=S|GPU=1,MHS 5s=10.2,Temperature=70.00|GPU=2,MHS 5s=10.3,Temperature=71.50|")),
    };

    public static RecordedDevice FluMiner() => new(new System.Text.Json.Nodes.JsonObject
    {
        ["http"] = MadeUpReplies.Pages(
            ("GET /", "<html><head><title>Fluminer</title></head></html>"),
            ("GET /api/overview", """{"code":0,"data":{"minerInfo":{"model":"T3","sn":"FM0001","minerVersion":"1.0.9","macAddress":"02:11:22:33:44:55"}}}"""),
            ("GET /api/summary", """{"code":0,"data":{"summary":[{"pool":"stratum+tcp://btc.example.pool","poolAlive":"1","port":"3333","hrt":"111300.25","acc":"410","rej":"2","temp":"36|44","fan":"3000|3060|2940|3030","power":"1710","uptime":"5400","status":"OK","model":"T3"}]}}""")),
    });
}
