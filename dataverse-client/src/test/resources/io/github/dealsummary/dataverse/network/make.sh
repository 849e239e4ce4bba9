set -e
K="keytool -storetype PKCS12 -storepass changeit -keypass changeit"
rm -f *.p12 *.pem
$K -genkeypair -keystore firm.p12 -alias firm -keyalg EC -groupname secp256r1 -dname "CN=Root of a firm" -ext bc:c -startdate 2020/01/01 -validity 36500
$K -exportcert -rfc -keystore firm.p12 -alias firm -file root.pem
make() {
  $K -genkeypair -keystore $1.p12 -alias server -keyalg EC -groupname secp256r1 -dname "CN=$1" -startdate $2 -validity $3
  $K -certreq -keystore $1.p12 -alias server \
    | $K -gencert -rfc -keystore firm.p12 -alias firm -ext san=$4 -startdate $2 -validity $3 > $1.pem
  cat $1.pem root.pem > chain.pem
  $K -importcert -noprompt -keystore $1.p12 -alias server -file chain.pem
  rm $1.pem chain.pem
}
make valid 2020/01/01 36500 dns:sales.example.test,dns:login.example.test,dns:localhost,ip:127.0.0.1
make expired 2020/01/01 366 dns:localhost
make not-yet-valid 2100/01/01 366 dns:localhost
make another-host 2020/01/01 36500 dns:another.example.test
$K -importcert -noprompt -keystore trust.p12 -alias firm -file root.pem
rm firm.p12 root.pem
