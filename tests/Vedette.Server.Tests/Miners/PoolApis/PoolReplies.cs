using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>Replies as each pool's documentation has them; the figures are ours.</summary>
internal static class PoolReplies
{
    public const string Braiins = """
        {"btc": {"workers": {
          "farm.12": {"state": "ok", "last_share": 1767225590, "hash_rate_unit": "Gh/s", "hash_rate_scoring": 97000, "hash_rate_5m": 98100, "hash_rate_60m": 97500, "hash_rate_24h": 97800, "shares_5m": 1370, "shares_60m": 16300, "shares_24h": 392000},
          "farm.13": {"state": "low", "last_share": 1767225591, "hash_rate_unit": "Th/s", "hash_rate_scoring": 12, "hash_rate_5m": 12.5, "hash_rate_60m": 13, "hash_rate_24h": 14},
          "farm.14": {"state": "off", "last_share": 1767220000, "hash_rate_unit": "Gh/s", "hash_rate_scoring": 0, "hash_rate_5m": 3.2, "hash_rate_60m": 400, "hash_rate_24h": 90000},
          "farm.15": {"state": "dis", "last_share": 1767225592, "hash_rate_unit": "Gh/s", "hash_rate_5m": "101000.5"},
          "farm.[auto]": {"state": "ok", "hash_rate_unit": "furlongs", "hash_rate_5m": 5}}}}
        """;

    public const string Ocean = """
        {"result": {"user": "bc1qexample", "snap_ts": "1767225590", "workers": {
          "12": [{"hashrate_60s": "97000000000000", "hashrate_300s": "98100000000000", "hashrate_86400s": "97800000000000"}],
          "bc1qexample.13": {"hashrate_300s": 12500000000000},
          "14": [{"hashrate_300s": 0}],
          "15": []}}}
        """;

    public const string Ckpool = """
        {"hashrate1m": "110T", "hashrate5m": "111.5T", "hashrate1hr": "110T", "hashrate1d": "109T", "hashrate7d": "90.2T", "lastshare": 1767225590, "workers": 3, "shares": 259738674, "bestshare": 151169683.2, "worker": [
          {"workername": "bc1qexample.12", "hashrate1m": "97T", "hashrate5m": "98.1T", "hashrate1hr": "97.5T", "lastshare": 1767225590, "shares": 2000, "bestshare": 12345678.0},
          {"workername": "bc1qexample.13", "hashrate5m": "12500G", "lastshare": 1767225591},
          {"workername": "bc1qexample.14", "hashrate5m": "0", "lastshare": 1767000000},
          {"workername": "bc1qexample", "hashrate5m": "986M", "lastshare": 1767225592}]}
        """;

    public const string PublicPool = """
        {"bestDifficulty": 16500000, "workersCount": 4, "workers": [
          {"sessionId": "1a2b3c4d", "name": "12", "bestDifficulty": "16500000.00", "hashRate": 90000000000000, "startTime": "2026-01-01T00:00:00.000Z", "lastSeen": "2026-01-01T01:00:00.000Z"},
          {"sessionId": "1a2b3c4e", "name": "12", "bestDifficulty": "100.00", "hashRate": 8100000000000},
          {"sessionId": "1a2b3c4f", "name": "13", "hashRate": "12500000000000"},
          {"sessionId": "1a2b3c50", "name": "worker", "hashRate": 0}]}
        """;

    public const string F2Pool = """
        {"workers": [
          {"hash_rate_info": {"name": "12", "hash_rate": 97000000000000, "h1_hash_rate": 98100000000000, "h24_hash_rate": 97800000000000, "h1_stale_hash_rate": 0}, "last_share_at": 1767225590, "status": 0, "host": "192.0.2.1"},
          {"hash_rate_info": {"name": "13", "hash_rate": 12000000000000, "h1_hash_rate": 12500000000000}, "last_share_at": 1767225591, "status": 0, "host": ""},
          {"hash_rate_info": {"name": "14", "hash_rate": 0, "h1_hash_rate": 40000000000000}, "last_share_at": 1767223000, "status": 1, "host": ""},
          {"hash_rate_info": {"name": "15"}, "status": 0}]}
        """;

    public const string ViaBtc = """
        {"code": 0, "message": "OK", "data": {"count": 4, "curr_page": 1, "has_next": false, "total": 4, "total_page": 1, "data": [
          {"worker_id": 1, "worker_name": "12", "worker_group": "hall", "worker_status": "active", "coin": "BTC", "hashrate_10min": "98100000000000", "hashrate_1hour": "97500000000000", "hashrate_24hour": "97800000000000", "reject_rate": "0.001", "last_active": 1767225590},
          {"worker_id": 2, "worker_name": "farm.13", "worker_status": "active", "hashrate_10min": 12500000000000},
          {"worker_id": 3, "worker_name": "14", "worker_status": "unactive", "hashrate_10min": "7"},
          {"worker_id": 4, "worker_name": "15", "worker_status": "active", "hashrate_10min": ""}]}}
        """;

    public const string AntPool = """
        {"code": 0, "message": "ok", "data": {"coinType": "BTC", "userId": "farm", "result": {"page": 1, "totalPage": 1, "pageSize": 100, "totalRecord": 4, "rows": [
          {"workerId": "12", "hsLast10min": "98.10 TH/s", "hsLast1h": "97.50 TH/s", "hsLast1d": "97.80 TH/s", "rejectRatio": "0.03%", "shareLastTime": 1767225590000},
          {"workerId": "farm.13", "hsLast10min": "12500 GH/s", "hsLast1h": "12.6 TH/s", "rejectRatio": "0.00%"},
          {"workerId": "14", "hsLast10min": "0 TH/s", "hsLast1h": "41.00 TH/s", "rejectRatio": "0.00%"},
          {"workerId": "15", "hsLast10min": "98100000", "rejectRatio": "0.00%"}]}}}
        """;

    public const string Luxor = """
        {"currency_type": "BTC", "total_active": 3, "total_inactive": 1, "workers": [
          {"id": "a", "subaccount_name": "farm", "name": "12", "firmware": "LuxOS", "hashrate": 98100000000000, "efficiency": 0.996, "last_share_time": "2026-01-01T00:00:00Z", "status": "ACTIVE"},
          {"id": "b", "subaccount_name": "Farm", "name": "13", "hashrate": "12500000000000", "status": "ACTIVE"},
          {"id": "c", "subaccount_name": "farm", "name": "14", "hashrate": 0, "last_share_time": "2025-12-31T00:00:00Z", "status": "INACTIVE"},
          {"id": "d", "name": "15", "status": "UNSPECIFIED"},
          {"id": "e", "subaccount_name": "other", "name": "12", "hashrate": 41000000000000, "status": "ACTIVE"}],
         "pagination": {"page_number": 1, "page_size": 100, "item_count": 5, "previous_page_url": null, "next_page_url": null}}
        """;

    public const string SbiCrypto = """
        {"content": [
          {"name": "12", "subaccount": "farm", "state": "ONLINE", "hashrates": [98100000, 97500000, 97800000], "lastShareTime": 1767225590000},
          {"name": "13", "subaccount": "farm", "state": "ONLINE", "hashrates": ["12500000", "12600000", "12700000"]},
          {"name": "14", "subaccount": "farm", "state": "DEAD", "hashrates": [0, 0, 41000000]},
          {"name": "15", "subaccount": "farm", "state": "OFFLINE", "hashrates": []},
          {"name": "12", "subaccount": "other", "state": "ONLINE", "hashrates": [41000000, 41000000, 41000000]}], "last": true}
        """;

    public static readonly IReadOnlyDictionary<string, string> ByKind = new Dictionary<string, string>
    {
        ["braiins"] = Braiins, ["ocean"] = Ocean, ["ckpool"] = Ckpool, ["public_pool"] = PublicPool, ["f2pool"] = F2Pool, ["viabtc"] = ViaBtc, ["antpool"] = AntPool, ["luxor"] = Luxor, ["sbi_crypto"] = SbiCrypto,
    };

    public static PoolDialect Dialect(string kind) => PoolDialects.Find(kind) ?? throw new InvalidOperationException($"There is no dialect {kind}.");

    public static string SecretOf(string kind) => Dialect(kind).Kind.SecretIs == PoolSecretForm.KeyAndSecret ? "k3y:t0p" : "t0p";

    public static string AccountOf(string kind) => Dialect(kind).Kind.AccountIs == PoolAccountForm.Address ? "bc1qexample" : "farm";
}
