#!/usr/bin/python3
"""A clinic's other service, in the fewest lines: keeps the newest state of every visit from the broker.

    apt-get install python3-pika
    deploy/examples/subscriber.py amqp://user:password@host:5672/vhost lbw

Its queue has a name and outlives it: what happens while it is away waits. An event may come twice and in any order, so it keeps
the highest version of each visit that it has seen, and answers the broker only when it has.
"""
import json
import sys

import pika

if len(sys.argv) != 3:
    sys.exit("Give the broker's amqp:// address and a clinic's id.")
broker, clinic = sys.argv[1:]
visits = {}


def on_event(channel, delivery, properties, body):
    event = json.loads(body)
    kind = properties.headers["cloudEvents:type"]
    known = visits.get(event["sessionId"])
    if known is None or event["version"] > known["version"]:
        visits[event["sessionId"]] = event
        print(kind, event["sessionId"], event["version"], event["status"], event.get("startsAt", "-"), flush=True)
    channel.basic_ack(delivery.delivery_tag)


channel = pika.BlockingConnection(pika.URLParameters(broker)).channel()
channel.exchange_declare("public.events", exchange_type="topic", durable=True)
channel.queue_declare("example.visits", durable=True, arguments={"x-queue-type": "quorum"})
channel.queue_bind("example.visits", "public.events", f"session.*.v1.{clinic}")
channel.basic_qos(prefetch_count=50)
channel.basic_consume("example.visits", on_event)
print("listening", flush=True)
try:
    channel.start_consuming()
except KeyboardInterrupt:
    pass
